/** The texts of an approval on another device. They come with `ApprovalStep`, so no other sign-in page loads them. */
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
