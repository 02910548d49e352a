export { ApprovalStep } from './components/challenge/ApprovalStep.js';
export type { ApprovalRequest } from './core/challenge/approvalOf.js';
export type { MfaApprovalMessages } from './core/contract/approvalMessages.js';
export { useApproval } from './hooks/challenge/useApproval.js';
export type { ApprovalStepProps } from './parts/shared/ApprovalStepProps.js';
