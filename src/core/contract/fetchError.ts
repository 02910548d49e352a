import { MfaError, toMfaError } from './error.js';

/**
 * Turns a rejection of `fetch` into an {@link MfaError}: CANCELLED if the signal was aborted, NETWORK if the request
 * timed out or got no response. Every TypeError counts as no response, because a connection that breaks while the body
 * is read has other messages than a failed request.
 */
export function fetchError(thrown: unknown, signal?: AbortSignal): MfaError {
  const { name } = Object(signal?.aborted ? signal.reason : thrown) as { name?: unknown };
  if (name === 'TimeoutError') return new MfaError('NETWORK');
  if (signal?.aborted) return new MfaError('CANCELLED');
  return name === 'TypeError' ? new MfaError('NETWORK') : toMfaError(thrown);
}
