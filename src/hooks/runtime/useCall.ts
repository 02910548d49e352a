'use client';
import { useCallback, useRef } from 'react';
import type { MfaAdapter, MfaCallContext } from '../../core/contract/adapter.js';
import type { MfaOperation } from '../../core/contract/operation.js';
import { useMfa } from '../../provider/context.js';
import { runCall } from './runCall.js';
import { useChange } from './useChange.js';
import { useLatest } from './useLatest.js';
import { useUnmount } from './useUnmount.js';

export interface CallOptions {
  /** Whether it may take as long as the user does, as a passkey prompt may. */
  unlimited?: boolean | undefined;
  /**
   * Whether it continues when the screen is unmounted or hidden, as the check of a code does. Cancel still aborts it.
   */
  outlives?: boolean | undefined;
}

/** Makes one call to the adapter. `operation` is for `onError`. Parse the response inside `run`. */
export type Call = <R>(
  operation: MfaOperation,
  run: (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<R>,
  options?: CallOptions,
) => Promise<R>;

/**
 * Calls the provider's current adapter. `abort` drops the running call. So does unmounting, unless the call `outlives`
 * the screen, and so does a new `key`: a response for one challenge must not apply to the next.
 */
export function useCall(key?: unknown): { call: Call; abort: () => void } {
  const mfa = useLatest(useMfa());
  const running = useRef(new Map<AbortController, CallOptions | undefined>());

  const abort = useCallback(() => {
    for (const controller of running.current.keys()) controller.abort();
    running.current.clear();
  }, []);
  useUnmount(() => {
    for (const [controller, options] of running.current) if (!options?.outlives) controller.abort();
  });
  useChange(key, abort);

  const call = useCallback<Call>(
    async (operation, run, options) => {
      const { adapter, timeoutMs, onError } = mfa.current;
      const controller = new AbortController();
      running.current.set(controller, options);
      try {
        return await runCall((ctx) => run(adapter, ctx), {
          controller,
          timeoutMs: options?.unlimited ? undefined : timeoutMs,
          operation,
          onError,
        });
      } finally {
        running.current.delete(controller);
      }
    },
    [mfa],
  );
  return { call, abort };
}
