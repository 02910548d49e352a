'use client';
import type { QueryClient } from '@tanstack/react-query';
import type { MfaCallContext } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { SecretBox } from '../../core/text/secretBox.js';

export interface RunCallOptions {
  controller: AbortController;
  /** Undefined or Infinity: no limit (a passkey prompt takes as long as the person does). */
  timeoutMs: number | undefined;
}

type Job = () => Promise<void>;

/**
 * Runs one call as a mutation that tells nothing: its variables are a box that gets wiped, it has no data, its error
 * is an `MfaError`, it is gone from the cache when it settles, and it is neither retried nor queued while offline.
 *
 * @throws MfaError always, whatever the call rejected with. NETWORK after `timeoutMs`: the outcome is unknown.
 */
export async function runCall<R>(
  client: QueryClient,
  run: (ctx: MfaCallContext) => Promise<R>,
  { controller, timeoutMs }: RunCallOptions,
): Promise<R> {
  const { signal } = controller;
  let answer: R | undefined;
  const job = new SecretBox<Job>(async () => {
    signal.throwIfAborted(); // the mutation starts a moment later than it is asked for
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new MfaError('CANCELLED')));
      if (timeoutMs === undefined || timeoutMs === Number.POSITIVE_INFINITY) return;
      timer = setTimeout(() => {
        reject(new MfaError('NETWORK'));
        controller.abort();
      }, timeoutMs);
    });
    try {
      answer = await Promise.race([run({ signal, idempotencyKey: newKey() }), ended]);
    } catch (error) {
      throw toMfaError(error);
    } finally {
      clearTimeout(timer);
    }
  });
  const mutations = client.getMutationCache();
  const mutation = mutations.build<void, MfaError, SecretBox<Job>, unknown>(client, {
    mutationKey: ['protekt-mfa'],
    mutationFn: (box) => box.open()?.() ?? Promise.reject(new MfaError('CANCELLED')),
    gcTime: Infinity, // taken out below; 0 would look every tick whether it has settled
    retry: false,
    networkMode: 'always',
  });
  try {
    await mutation.execute(job);
    signal.throwIfAborted(); // the answer was there, and nobody waits for it any more (S-26)
    return answer as R;
  } catch (error) {
    throw toMfaError(error);
  } finally {
    answer = undefined;
    job.wipe();
    mutations.remove(mutation);
  }
}

/** `randomUUID` is missing on plain http and in older browsers. */
function newKey(): string {
  return globalThis.crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
