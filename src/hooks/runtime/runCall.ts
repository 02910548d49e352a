'use client';
import type { MfaCallContext } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { newKey } from '../../core/contract/newKey.js';

export interface RunCallOptions {
  controller: AbortController;
  /** Undefined or Infinity means no limit: a passkey prompt takes as long as the user does. */
  timeoutMs: number | undefined;
}

/**
 * Runs one call. It is never repeated, never queued while offline, and never cached: its parameters and its response
 * may contain a code, a key or tokens, and a query cache shows both to every listener.
 *
 * @throws MfaError always, whatever the call rejected with. CANCELLED once the controller has aborted, even if a
 * response came; NETWORK after `timeoutMs`, because the outcome is unknown.
 */
export async function runCall<R>(
  run: (ctx: MfaCallContext) => Promise<R>,
  { controller, timeoutMs }: RunCallOptions,
): Promise<R> {
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => {};
  const ended = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(new MfaError('CANCELLED'));
    signal.addEventListener('abort', onAbort);
    stop = () => signal.removeEventListener('abort', onAbort);
    if (timeoutMs === undefined || timeoutMs === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(() => {
      reject(new MfaError('NETWORK'));
      controller.abort();
    }, timeoutMs);
  });
  try {
    signal.throwIfAborted();
    const answer = await Promise.race([run({ signal, idempotencyKey: newKey() }), ended]);
    signal.throwIfAborted();
    return answer;
  } catch (error) {
    throw toMfaError(error);
  } finally {
    clearTimeout(timer);
    stop();
  }
}
