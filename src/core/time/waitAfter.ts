import type { MfaError } from '../contract/error.js';
import { deadlineAfter } from './deadline.js';

/** How many seconds to wait after a rate limit that specifies no time. */
const DEFAULT_WAIT_SECONDS = 30;

/**
 * The moment (epoch ms) from which the user can try again after a failure. Undefined if that is now, and for a lock
 * without an end time.
 */
export function waitAfter({ code, retryAfter }: MfaError, now: number): number | undefined {
  if (code === 'RATE_LIMITED') return deadlineAfter(retryAfter ?? DEFAULT_WAIT_SECONDS, now);
  return code === 'LOCKED' ? deadlineAfter(retryAfter, now) : undefined;
}
