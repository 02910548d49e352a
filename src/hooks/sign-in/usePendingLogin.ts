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

export interface PendingLoginControls {
  state: PendingLoginState;
  retry: () => void;
}

/**
 * Asks the backend what the session is still waiting for, once on mount. `onNone` is called where nothing is pending,
 * or where the backend cannot tell.
 */
export function usePendingLogin(onNone: (() => void) | undefined): PendingLoginControls {
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
            return answer === null ? undefined : new SecretBox(parseLoginResult(answer));
          },
          { outlives: true },
        ),
      done: (login, requestId) => ({ type: 'loaded', requestId, login }),
    }),
  );
  useEffect(() => {
    if (state.status === 'loading') void load.current(); // once: the flow knows whether it has been asked for
    if (state.status === 'none' && !state.notified && send({ type: 'none-notified' }) !== state)
      callHostCallback(none.current);
  }, [state, send, load, none]);

  const retry = useCallback(() => void load.current(), [load]);
  return { state, retry };
}
