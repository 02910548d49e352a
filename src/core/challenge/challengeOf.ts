import type { MfaChallengeInfo, MfaLoginResult } from '../contract/adapter.js';

/** The challenge that the answer of a login starts, or undefined if it starts none. */
export function challengeOf(login: MfaLoginResult): MfaChallengeInfo | undefined {
  const { mfaRequired, user, challengeId, factors, sentTo, expiresIn, resendIn, canResend } = login;
  if (mfaRequired === false || !user?.mfaEnrolled || !challengeId) return undefined;
  return {
    challengeId,
    ...(factors && { factors }),
    ...(sentTo !== undefined && { sentTo }),
    ...(expiresIn !== undefined && { expiresIn }),
    ...(resendIn !== undefined && { resendIn }),
    ...(canResend !== undefined && { canResend }),
  };
}
