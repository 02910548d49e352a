'use client';
import { useCallback } from 'react';
import type { MfaResult } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { type Reauth, useCallWithReauth } from './useCallWithReauth.js';

export interface StepUpControls {
  /** Set while the person is asked: give it to `<MfaChallengeDialog reauth={…} />`. */
  reauth: Reauth;
  /**
   * Asks for a fresh proof before a sensitive action. Resolves once it is given, with the session that the server
   * answered, which the provider's `onSession` has taken by then; undefined where the backend needed no proof.
   * @throws MfaError CANCELLED if the person backs out, METHOD_UNAVAILABLE without `startStepUp`.
   */
  stepUp: () => Promise<MfaResult | undefined>;
  /**
   * Makes a call of the host's own. If it rejects with `{ code: 'REAUTH_REQUIRED', reauth }`, asks for what is needed
   * and makes the very same call again, once. `proof` is there on the repeat after a password.
   * @throws whatever the call rejects with; MfaError CANCELLED if the person backs out.
   */
  guard: <R>(action: (proof?: { password: string }) => Promise<R>) => Promise<R>;
}

type Outcome<R> = { done: R } | { failed: unknown };

/** Step-up: a proof of the second factor in the middle of a session. */
export function useStepUp(): StepUpControls {
  const { call, reauth } = useCallWithReauth();

  const stepUp = useCallback(async () => {
    let asked = false;
    return await call('startStepUp', async (adapter, _, session) => {
      if (!adapter.startStepUp) throw new MfaError('METHOD_UNAVAILABLE');
      if (asked) return session;
      asked = true;
      throw new MfaError('REAUTH_REQUIRED', { reauth: 'code' });
    });
  }, [call]);

  const guard = useCallback(
    async <R>(action: (proof?: { password: string }) => Promise<R>): Promise<R> => {
      const outcome = await call<Outcome<R>>(
        'startStepUp',
        async (_, { proof }) => {
          try {
            return { done: await action(proof) };
          } catch (failed) {
            const { code } = toMfaError(failed);
            // what the guard can cure it must see; the host's own errors go back to the host as they are
            if (code === 'REAUTH_REQUIRED' || (proof && code === 'INVALID_CREDENTIALS')) throw failed;
            return { failed };
          }
        },
        { unlimited: true },
      );
      if ('failed' in outcome) throw outcome.failed;
      return outcome.done;
    },
    [call],
  );

  return { reauth, stepUp, guard };
}
