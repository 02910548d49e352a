import type { MfaLoginResult } from '../contract/adapter.js';

/** What comes after a login: nothing, a proof, an enrolment, or the offer of one. */
export type MfaNextStep = 'done' | 'challenge' | 'enroll' | 'recommend';

/**
 * What the answer of `login` asks for. MFA required: `challenge` where the user is enrolled, else `enroll`. Not
 * required: `recommend` where enrolment is recommended and the user has none (signed in already), else `done`, with
 * tokens or without (a cookie may keep the session). Anything but `mfaRequired: false` counts as required.
 *
 * It tells which screen to show, and enforces nothing: that is the server's part.
 */
export function nextMfaStep(result: MfaLoginResult): MfaNextStep {
  const { mfaRequired, user, enrollment }: Partial<MfaLoginResult> = result;
  const enrolled = user?.mfaEnrolled === true;
  if (mfaRequired !== false) return enrolled ? 'challenge' : 'enroll';
  return enrollment === 'recommended' && !enrolled ? 'recommend' : 'done';
}
