'use client';
import { type ApprovalRequest, approvalOf } from '../../core/challenge/approvalOf.js';
import { useDeadline } from '../runtime/useDeadline.js';
import { checkApproval } from './checkApproval.js';
import type { ChallengeControls, VerifyOptions } from './useMfaChallenge.js';

/**
 * Waits for an approval on another device, and gives what is approved there: asks the backend at once, and again whenever it
 * said to, for as long as the component is mounted and the challenge waits. Call it in the component that shows
 * `awaiting-approval`; the state of the challenge says what came of it.
 */
export function useApproval(
  { state, ask }: ChallengeControls,
  { trustDevice }: Pick<VerifyOptions, 'trustDevice'> = {},
): ApprovalRequest {
  const at = state.status === 'awaiting-approval' && !state.checking ? (state.checkAt ?? 0) : undefined;
  useDeadline(at, () => ask((challenge) => checkApproval(challenge, trustDevice)));
  return approvalOf(state);
}
