import type { MfaError } from '../contract/error.js';
import { deadlineAfter } from './deadline.js';

/** Seconds to pause after a rate limit that told no time. */
const DEFAULT_WAIT = 30;

/**
 * The moment (epoch ms) before which nothing more can be tried after a failure; undefined where there is none, and for
 * a lock without a time: nobody can say when trying helps.
 */
export function waitAfter({ code, retryAfter }: MfaError, now: number): number | undefined {
  if (code === 'RATE_LIMITED') return deadlineAfter(retryAfter ?? DEFAULT_WAIT, now);
  return code === 'LOCKED' ? deadlineAfter(retryAfter, now) : undefined;
}
