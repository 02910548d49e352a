'use client';
import { useCallback } from 'react';
import type { MfaAdapter, MfaCallContext } from '../../core/contract/adapter.js';
import type { MfaOperation } from '../../core/contract/operation.js';
import { type CallOptions, useCall } from '../runtime/useCall.js';
import { type Guard, type Reauth, useReauth } from './useReauth.js';

/** Makes one call to the adapter, and repeats it once the user has given the required proof. */
export type CallWithReauth = <R>(
  operation: MfaOperation,
  run: (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<R>,
  options?: CallOptions,
) => Promise<R>;

/**
 * Calls the adapter with the provider's guard. A repeated call has the same arguments, plus the password as its proof.
 */
export function useCallWithReauth(key?: unknown): {
  call: CallWithReauth;
  abort: () => void;
  guard: Guard;
  reauth: Reauth;
} {
  const { call, abort } = useCall(key);
  const { guard, leave, reauth } = useReauth(key);
  const guarded = useCallback<CallWithReauth>(
    (operation, run, options) =>
      guard(
        ({ password }) =>
          call(
            operation,
            (adapter, ctx) => run(adapter, password === undefined ? ctx : { ...ctx, proof: { password } }),
            options,
          ),
        abort,
      ),
    [guard, call, abort],
  );
  const abortAll = useCallback(() => {
    abort();
    leave();
  }, [abort, leave]);
  return { call: guarded, abort: abortAll, guard, reauth };
}
