'use client';
import { useEffect } from 'react';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { toMfaError } from '../../core/contract/error.js';
import { parseLoginResult } from '../../core/parse/parseLoginResult.js';
import {
  type PendingLoginEvent,
  type PendingLoginState,
  pendingLoginFlow,
  pendingLoginStart,
} from '../../core/sign-in/pendingLoginFlow.js';
import { SecretBox } from '../../core/text/secretBox.js';
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
  const { state, send, current } = useFlow<PendingLoginState, PendingLoginEvent>(
    pendingLoginFlow,
    () => pendingLoginStart,
  );
  const none = useLatest(onNone);

  const load = useLatest(async (): Promise<void> => {
    const before = current();
    const loading = send({ type: 'load-requested' });
    if (loading === before) return;
    const { requestId } = loading;
    try {
      const login = await call(
        'getPendingLogin',
        async (adapter, ctx) => {
          const answer: unknown = (await adapter.getPendingLogin?.(ctx)) ?? null;
          return answer === null ? undefined : new SecretBox(parseLoginResult(answer));
        },
        { outlives: true },
      );
      send({ type: 'loaded', requestId, login });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error) });
    }
  });
  useEffect(() => {
    if (state.status === 'loading') void load.current(); // once: the flow knows whether it has been asked for
    if (state.status === 'none' && !state.notified && send({ type: 'none-notified' }) !== state)
      callHostCallback(none.current);
  }, [state, send, load, none]);

  return { state, retry: () => void load.current() };
}
