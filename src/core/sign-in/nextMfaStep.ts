import type { MfaLoginResult } from '../contract/adapter.js';

/** What comes after a login: nothing, a challenge, enrollment, or the offer to enroll. */
export type MfaNextStep = 'done' | 'challenge' | 'enroll' | 'recommend';

/**
 * The next step for a login response. If MFA is required: `challenge` for an enrolled user, otherwise `enroll`. If not:
 * `recommend` if enrollment is recommended and the user has no factor (they are already signed in), otherwise `done`, with or
 * without tokens (a cookie may hold the session). Anything other than `mfaRequired: false` counts as required.
 *
 * It only tells you which screen to show. Your server has to enforce it.
 */
export function nextMfaStep(result: MfaLoginResult): MfaNextStep {
  const { mfaRequired, user, enrollment }: Partial<MfaLoginResult> = result;
  const enrolled = user?.mfaEnrolled === true;
  if (mfaRequired !== false) return enrolled ? 'challenge' : 'enroll';
  return enrollment === 'recommended' && !enrolled ? 'recommend' : 'done';
}
