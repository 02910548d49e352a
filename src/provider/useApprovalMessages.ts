'use client';
import type { MfaApprovalMessages } from '../core/contract/approvalMessages.js';
import { mergeMessages } from '../core/contract/mergeMessages.js';
import { enApproval } from '../locales/enApproval.js';
import { useMfa } from './context.js';

/** The messages for approvals, with the host's changes. */
export function useApprovalMessages(): MfaApprovalMessages['approval'] {
  const { patches } = useMfa();
  return patches.reduce<MfaApprovalMessages>((all, patch) => mergeMessages(all, patch), enApproval).approval;
}
