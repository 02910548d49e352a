import type { MfaError } from './error.js';

/** What is left of a call that was refused, on the screen that made it. */
export interface FailureState {
  error: MfaError | undefined;
  /** Rate limit: nothing can be asked before this moment (epoch ms). */
  waitUntil: number | undefined;
}

export const NO_FAILURE: FailureState = { error: undefined, waitUntil: undefined };
