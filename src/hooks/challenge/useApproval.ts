'use client';
import { type ApprovalRequest, approvalOf } from '../../core/challenge/approvalOf.js';
import { useDeadline } from '../runtime/useDeadline.js';
import { checkApproval } from './checkApproval.js';
import type { ChallengeControls, VerifyOptions } from './useMfaChallenge.js';

/**
 * Waits for an approval on another device and returns what to show meanwhile. While the component is mounted and the
 * challenge is `awaiting-approval`, it polls the backend: at once, and then at the intervals that the backend
 * specifies, or every three seconds. Call it in the component that shows that status. The outcome is in the challenge's
 * state.
 */
export function useApproval(
  { state, poll }: ChallengeControls,
  { trustDevice }: Pick<VerifyOptions, 'trustDevice'> = {},
): ApprovalRequest {
  const at = state.status === 'awaiting-approval' && !state.checking ? (state.checkAt ?? 0) : undefined;
  useDeadline(at, () => poll((challenge) => checkApproval(challenge, trustDevice)));
  return approvalOf(state);
}
