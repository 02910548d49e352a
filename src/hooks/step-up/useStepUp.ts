'use client';
import { useCallback } from 'react';
import type { MfaResult } from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import { useMfa } from '../../provider/context.js';
import { useLatest } from '../runtime/useLatest.js';
import { type Reauth, useReauth } from './useReauth.js';

/** What {@link useStepUp} gives: how to ask for a fresh proof, and what to show for it. */
export interface StepUpControls {
  /** What is asked of the person: give it to `<MfaChallengeDialog reauth={…} />`. */
  reauth: Reauth;
  /**
   * Asks for a fresh proof before a sensitive action. Resolves once it is given, with the session that the server
   * answered, which the provider's `onSession` has taken by then; undefined where the backend needed no proof.
   * @throws MfaError CANCELLED if the person backs out, METHOD_UNAVAILABLE without `startStepUp`.
   */
  stepUp: () => Promise<MfaResult | undefined>;
  /**
   * Makes a call of the host's own. If it rejects with `{ code: 'REAUTH_REQUIRED', reauth }`, asks for what is needed
   * and makes the very same call again: once after the password, once after a code. `proof` is there after a password.
   * What the call does counts, whatever became of the page or the dialog meanwhile.
   * @throws whatever the call rejects with; MfaError CANCELLED if the person backs out before it is made again.
   */
  guard: <R>(action: (proof?: { password: string }) => Promise<R>) => Promise<R>;
}

/** Step-up: a proof of the second factor in the middle of a session. */
export function useStepUp(): StepUpControls {
  const mfa = useLatest(useMfa());
  const { guard: guarded, reauth } = useReauth();

  const stepUp = useCallback(
    () =>
      guarded(async ({ kinds, session }) => {
        if (!mfa.current.adapter.startStepUp) throw new MfaError('METHOD_UNAVAILABLE');
        if (!kinds.has('code')) throw new MfaError('REAUTH_REQUIRED', { reauth: 'code' });
        return session;
      }),
    [guarded, mfa],
  );

  const guard = useCallback<StepUpControls['guard']>(
    (action) => guarded(({ password }) => action(password === undefined ? undefined : { password })),
    [guarded],
  );

  return { reauth, stepUp, guard };
}
