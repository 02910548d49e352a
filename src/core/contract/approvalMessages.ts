/** The texts for approving on another device. They load with `ApprovalStep`, so other sign-in pages don't load them. */
export interface MfaApprovalMessages {
  /** The texts of `ApprovalStep`. */
  approval: {
    /** What to do with the number that both devices show. */
    match(number: string): string;
    /** Says that the screen waits for the answer. */
    waiting: string;
    /** How long the request can still be answered. */
    expiresIn(time: string): string;
    /** Shown while the request is being sent. */
    sending: string;
    /** Shown once the user has denied the request. */
    denied: string;
    /** Shown once the request has expired. */
    expired: string;
    /** The button that sends a new request. */
    sendAgain: string;
    /** The same button during the cooldown. */
    sendAgainIn(wait: string): string;
  };
}
