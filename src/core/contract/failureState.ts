import { waitAfter } from '../time/waitAfter.js';
import type { MfaError } from './error.js';

/** What is left of a call that was refused, on the screen that made it. */
export interface FailureState {
  error: MfaError | undefined;
  /** Rate limit: nothing can be asked before this moment (epoch ms). */
  waitUntil: number | undefined;
}

export const NO_FAILURE: FailureState = { error: undefined, waitUntil: undefined };

/** What a failed call leaves. Somebody who canceled knows so; only a passkey's prompt closes by itself as well. */
export function failureAfter(error: MfaError, now: number, method?: string): FailureState {
  if (error.code === 'CANCELLED' && method !== 'passkey') return NO_FAILURE;
  return { error, waitUntil: waitAfter(error, now) };
}
