'use client';
import type { MfaCallContext } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { newKey } from '../../core/contract/newKey.js';
import { type MfaOperation, type MfaReportedError, reportedError } from '../../core/contract/operation.js';
import { within } from '../../core/time/within.js';

export interface RunCallOptions {
  controller: AbortController;
  /** Undefined or Infinity means no limit: a passkey prompt takes as long as the user does. */
  timeoutMs: number | undefined;
  /** The operation, for `onError`. */
  operation?: MfaOperation;
  /** Called with every failure except a Cancel, and except one that leads to a request for proof. */
  onError?: ((error: MfaReportedError) => void) | undefined;
}

const TIMED_OUT: unique symbol = Symbol();

/**
 * Runs one call. It is never repeated, never queued while offline, and never cached: its parameters and its response
 * may contain a code, a key or tokens, and a query cache shows both to every listener.
 *
 * @throws MfaError always, whatever the call rejected with. CANCELLED once the controller has aborted, even if a
 * response came; NETWORK after `timeoutMs`, because the outcome is unknown.
 */
export async function runCall<R>(
  run: (ctx: MfaCallContext) => Promise<R>,
  { controller, timeoutMs = Number.POSITIVE_INFINITY, operation, onError }: RunCallOptions,
): Promise<R> {
  const { signal } = controller;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new MfaError('CANCELLED')));
  });
  try {
    signal.throwIfAborted();
    const call = (async () => run({ signal, idempotencyKey: newKey() }))();
    const answer = await within<R | typeof TIMED_OUT>(timeoutMs, Promise.race([call, aborted]), TIMED_OUT);
    signal.throwIfAborted();
    if (answer !== TIMED_OUT) return answer;
    controller.abort();
    throw new MfaError('NETWORK');
  } catch (thrown) {
    const error = toMfaError(thrown);
    const { code } = error;
    if (operation && code !== 'CANCELLED' && code !== 'REAUTH_REQUIRED') onError?.(reportedError(error, operation));
    throw error;
  }
}
