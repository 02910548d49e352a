import { MfaError, toMfaError } from './error.js';

/**
 * Turns what a `fetch` rejected with into an {@link MfaError}: CANCELLED where the signal was aborted, NETWORK where
 * it timed out or no answer came (a TypeError, whatever its words: a connection that breaks amid the body has others).
 */
export function fetchError(thrown: unknown, signal?: AbortSignal): MfaError {
  const { name } = Object(signal?.aborted ? signal.reason : thrown) as { name?: unknown };
  if (name === 'TimeoutError') return new MfaError('NETWORK');
  if (signal?.aborted) return new MfaError('CANCELLED');
  return name === 'TypeError' ? new MfaError('NETWORK') : toMfaError(thrown);
}
