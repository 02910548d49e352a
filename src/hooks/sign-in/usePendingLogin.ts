'use client';
import { useCallback, useEffect } from 'react';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { parseLoginResult } from '../../core/parse/parseLoginResult.js';
import {
  type PendingLoginEvent,
  type PendingLoginState,
  pendingLoginFlow,
  pendingLoginStart,
} from '../../core/sign-in/pendingLoginFlow.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { request } from '../runtime/request.js';
import { useCall } from '../runtime/useCall.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';

/** Options of {@link usePendingLogin}. */
export interface UsePendingLoginOptions {
  /** Called once if no sign-in is pending, or if the adapter has no `getPendingLogin`: show your sign-in form. */
  onNone?: (() => void) | undefined;
}

/** What {@link usePendingLogin} returns: the interrupted sign-in, and a function to retry after a failure. */
export interface PendingLoginControls {
  /** The current state: `found` has the sign-in in `login`. */
  state: PendingLoginState;
  /** Asks the backend again after a failure. */
  retry: () => void;
}

/**
 * Asks the backend (`getPendingLogin`), once on mount, for a sign-in that a reload or an OAuth redirect interrupted. In
 * `found`, pass `state.login.open()` to `useMfaFlow` as `result`.
 */
export function usePendingLogin({ onNone }: UsePendingLoginOptions = {}): PendingLoginControls {
  const { call } = useCall();
  const flow = useFlow<PendingLoginState, PendingLoginEvent>(pendingLoginFlow, () => pendingLoginStart);
  const { state, send } = flow;
  const none = useLatest(onNone);

  const load = useLatest(() =>
    request(flow)({
      event: { type: 'load-requested' },
      status: 'loading',
      run: () =>
        call(
          'getPendingLogin',
          async (adapter, ctx) => {
            const answer: unknown = (await adapter.getPendingLogin?.(ctx)) ?? null;
            return answer === null ? undefined : new SecretBox(parseLoginResult(answer, adapter.methods));
          },
          { outlives: true },
        ),
      done: (login, requestId) => ({ type: 'loaded', requestId, login }),
    }),
  );
  useEffect(() => {
    if (state.status === 'loading') void load.current(); // runs once: the reducer ignores a second request
    if (state.status === 'none' && !state.notified && send({ type: 'none-notified' }) !== state)
      callHostCallback(none.current);
  }, [state, send, load, none]);

  const retry = useCallback(() => void load.current(), [load]);
  return { state, retry };
}
