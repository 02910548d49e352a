import type { MfaChallengeInfo, MfaLoginResult } from '../contract/adapter.js';
import { present } from '../contract/present.js';

/** The challenge that a login response starts, or undefined if it starts none. */
export function challengeOf(login: MfaLoginResult): MfaChallengeInfo | undefined {
  const { mfaRequired, user, challengeId, factors, sentTo, expiresIn, resendIn, approval, canResend } = login;
  if (mfaRequired === false || !user?.mfaEnrolled || !challengeId) return undefined;
  return present<MfaChallengeInfo>({ challengeId, factors, sentTo, expiresIn, resendIn, approval, canResend });
}
