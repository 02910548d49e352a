'use client';
import { useCallback } from 'react';
import type { MfaResult } from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import { useMfa } from '../../provider/context.js';
import { useLatest } from '../runtime/useLatest.js';
import { type Reauth, useReauth } from './useReauth.js';

/** What {@link useStepUp} returns: two functions that ask for fresh proof, and the prompt to render. */
export interface StepUpControls {
  /** The prompt for the user. Pass it to `<MfaChallengeDialog reauth={…} />`. */
  reauth: Reauth;
  /**
   * Asks the user to confirm their identity before a sensitive action. Resolves with the server's new session, which the
   * provider's `onSession` has received by then, or with undefined if the backend needed no proof.
   * @throws MfaError CANCELLED if the user cancels, METHOD_UNAVAILABLE without `startStepUp`.
   */
  stepUp: () => Promise<MfaResult | undefined>;
  /**
   * Runs your call. If it rejects with `{ code: 'REAUTH_REQUIRED', reauth }`, asks the user for the password or a code and
   * repeats the call, at most once after each. `proof` is set after a password. The result of the call counts, even if the
   * dialog has closed in the meantime.
   * @throws whatever the call rejects with; MfaError CANCELLED if the user cancels before the call is repeated.
   */
  guard: <R>(action: (proof?: { password: string }) => Promise<R>) => Promise<R>;
}

/** Step-up: asks a signed-in user for a code or their password before a sensitive action. */
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
