import { deadlineAfter } from '../time/deadline.js';
import { type ChallengeCommon, sendOf } from './challengeState.js';

/** The request that the user approves on another device. */
export interface ApprovalRequest {
  /** The number that the user compares with the other device, or enters there. */
  number: string | undefined;
  /** When the other device stops accepting an answer, in epoch ms. */
  endsAt: number | undefined;
}

/** The newest approval request for the method on screen. */
export function approvalOf(state: ChallengeCommon): ApprovalRequest {
  const { approval, sentAt = 0 } = sendOf(state) ?? {};
  return { number: approval?.number, endsAt: deadlineAfter(approval?.expiresIn, sentAt) };
}
