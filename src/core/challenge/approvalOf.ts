import { deadlineAfter } from '../time/deadline.js';
import { type ChallengeCommon, sendOf } from './challengeState.js';

/** The request that the user approves on another device. */
export interface ApprovalRequest {
  /** The number to compare with the one on the other device, or to type there. */
  number: string | undefined;
  /** Epoch ms from which the other device no longer accepts an answer. */
  endsAt: number | undefined;
}

/** The newest approval request for the method on screen. */
export function approvalOf(state: ChallengeCommon): ApprovalRequest {
  const { approval, sentAt = 0 } = sendOf(state) ?? {};
  return { number: approval?.number, endsAt: deadlineAfter(approval?.expiresIn, sentAt) };
}
