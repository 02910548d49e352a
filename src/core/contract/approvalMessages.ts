/** The texts for approving on another device. They load with `ApprovalStep`, so other sign-in pages don't load them. */
export interface MfaApprovalMessages {
  approval: {
    /** What to do with the number that both devices show. */
    match(number: string): string;
    waiting: string;
    /** How long the request can still be answered. */
    expiresIn(time: string): string;
    sending: string;
    denied: string;
    expired: string;
    sendAgain: string;
    sendAgainIn(wait: string): string;
  };
}
