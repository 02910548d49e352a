import { waitAfter } from '../time/waitAfter.js';
import type { MfaError } from './error.js';

/** The last failed call, as shown on the screen that made it. */
export interface FailureState {
  error: MfaError | undefined;
  /** Epoch ms until which a rate limit refuses further calls. */
  waitUntil: number | undefined;
}

export const NO_FAILURE: FailureState = { error: undefined, waitUntil: undefined };

/**
 * The state after a failed call. A user who canceled isn't told so, except for a passkey, whose prompt can
 * also close without the user.
 */
export function failureAfter(error: MfaError, now: number, method?: string): FailureState {
  if (error.code === 'CANCELLED' && method !== 'passkey') return NO_FAILURE;
  return { error, waitUntil: waitAfter(error, now) };
}
