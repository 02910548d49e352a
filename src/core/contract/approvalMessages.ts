/** What is said while a user approves on another device. Comes with `ApprovalStep`, so no other sign-in page loads it. */
export interface MfaApprovalMessages {
  approval: {
    /** What to do with the number that both devices show. */
    match(number: string): string;
    waiting: string;
    sending: string;
    denied: string;
    expired: string;
    sendAgain: string;
    sendAgainIn(wait: string): string;
  };
}
