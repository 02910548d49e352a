'use client';
import { useEffect, useRef } from 'react';
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
  const { state, send } = useFlow<PendingLoginState, PendingLoginEvent>(pendingLoginFlow, () => pendingLoginStart);
  const none = useLatest(onNone);

  const load = async (): Promise<void> => {
    const { requestId, status } = send({ type: 'load-requested' });
    if (status !== 'loading') return;
    try {
      const login = await call('getPendingLogin', async (adapter, ctx) => {
        const answer: unknown = (await adapter.getPendingLogin?.(ctx)) ?? null;
        return answer === null ? undefined : new SecretBox(parseLoginResult(answer));
      });
      if (send({ type: 'loaded', requestId, login }).status === 'none') none.current?.();
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error) });
    }
  };
  const latest = useLatest(load);
  const asked = useRef(false); // StrictMode runs the effect twice
  useEffect(() => {
    if (!asked.current) void latest.current();
    asked.current = true;
  }, [latest]);

  return { state, retry: () => void load() };
}
