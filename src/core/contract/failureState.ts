import { waitAfter } from '../time/waitAfter.js';
import type { MfaError } from './error.js';

/** The last failed call, as shown on the screen that made it. */
export interface FailureState {
  error: MfaError | undefined;
  /** When the rate limit ends that refuses further calls, in epoch ms. */
  waitUntil: number | undefined;
}

export const NO_FAILURE: FailureState = { error: undefined, waitUntil: undefined };

/**
 * The state after a failed call. A cancellation isn't shown as an error, except for a passkey, whose prompt can also
 * close by itself.
 */
export function failureAfter(error: MfaError, now: number, method?: string): FailureState {
  if (error.code === 'CANCELLED' && method !== 'passkey') return NO_FAILURE;
  return { error, waitUntil: waitAfter(error, now) };
}
