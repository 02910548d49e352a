import type { MfaApproval, MfaChallengeInfo, MfaFactor } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { deadlineAfter } from '../time/deadline.js';

/** A code that was sent to a factor. It stays valid while the user looks at another method and comes back. */
export interface ChallengeDelivery {
  /** The newest challenge id: Firebase, Supabase and Auth0 replace it with every code they send. */
  challengeId: string;
  /** When another code can be sent, in epoch ms. */
  resendAt: number | undefined;
  /** The request to approve on another device, and when it was sent (epoch ms). */
  approval?: MfaApproval;
  sentAt?: number;
  /** How that request ended. */
  ended?: 'denied' | 'expired';
}

/** A rate limit of one method. Choosing another method and coming back does not lift it. */
export interface ChallengeRateLimit {
  error: MfaError;
  /** When the limit ends, in epoch ms. Undefined if unknown. */
  until: number | undefined;
}

/** What is known about the login. It outlives the screen. */
export interface ChallengeRecord {
  factors: readonly MfaFactor[];
  /** Whether another code can be sent. False if the challenge has only one code, which was already sent. */
  canResend: boolean;
  /** The codes that were sent, by the id of the factor. */
  deliveries: ReadonlyMap<string, ChallengeDelivery>;
  /** When the challenge expires, in epoch ms. Undefined if unknown. */
  expiresAt: number | undefined;
}

/** The number of seconds between two sends if the server specifies none. */
const DEFAULT_WAIT_SECONDS = 30;

/** The delivery that a response of the backend describes. */
export function deliveryOf(
  challengeId: string,
  { resendIn = DEFAULT_WAIT_SECONDS, approval }: Partial<MfaChallengeInfo>,
  now: number,
): ChallengeDelivery {
  return { challengeId, resendAt: deadlineAfter(resendIn, now), ...(approval && { approval, sentAt: now }) };
}

/** What a later screen of the same login needs to know. */
export function recordOf({ factors, canResend, deliveries, expiresAt }: ChallengeRecord): ChallengeRecord {
  return { factors, canResend, deliveries, expiresAt };
}
