import type { MfaError } from '../contract/error.js';
import { deadlineAfter } from './deadline.js';

/** Seconds to wait after a rate limit that doesn't say how long. */
const DEFAULT_WAIT = 30;

/**
 * The moment (epoch ms) before which nothing can be tried after a failure. Undefined if there is none, and for a lock
 * without an end time, because nobody can say when trying would help.
 */
export function waitAfter({ code, retryAfter }: MfaError, now: number): number | undefined {
  if (code === 'RATE_LIMITED') return deadlineAfter(retryAfter ?? DEFAULT_WAIT, now);
  return code === 'LOCKED' ? deadlineAfter(retryAfter, now) : undefined;
}
