import type { MfaApprovalMessages } from '../core/contract/approvalMessages.js';

/** The English texts for approving on another device. */
export const enApproval: MfaApprovalMessages = {
  approval: {
    match: (number) => `Choose ${number} on your other device.`,
    waiting: 'Waiting for you to approve…',
    expiresIn: (time) => `Expires in ${time}`,
    sending: 'Sending the request…',
    denied: 'The request was denied.',
    expired: 'The request expired.',
    sendAgain: 'Resend request',
    sendAgainIn: (wait) => `Resend in ${wait}`,
  },
};
