'use client';
import type { MfaCallContext } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { newKey } from '../../core/contract/newKey.js';

export interface RunCallOptions {
  controller: AbortController;
  /** Undefined or Infinity: no limit (a passkey prompt takes as long as the user does). */
  timeoutMs: number | undefined;
}

/**
 * Runs one call: never repeated, never queued while offline, and kept nowhere. What it is given and what it answers may
 * be a code, a key or tokens, and a query cache shows both to each of its listeners.
 *
 * @throws MfaError always, whatever the call rejected with. CANCELLED once the controller has aborted, even if an answer
 * came; NETWORK after `timeoutMs`: the outcome is unknown.
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
