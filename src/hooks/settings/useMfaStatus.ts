'use client';
import { useEffect } from 'react';
import { toMfaError } from '../../core/contract/error.js';
import { parseStatus } from '../../core/parse/parseStatus.js';
import { type StatusEvent, type StatusState, startStatus, statusFlow } from '../../core/settings/statusFlow.js';
import { useMfa } from '../../provider/context.js';
import { useCall } from '../runtime/useCall.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';

/** What {@link useMfaStatus} gives: what the signed-in user has set up, and how to ask again. */
export interface StatusControls {
  state: StatusState;
  /** Reads the status again. What is known stays in `state` meanwhile. */
  refresh: () => void;
}

/**
 * The signed-in user's MFA: whether they are enrolled, their factors with masked destinations, and the number of backup codes
 * left. It is read on mount, and again whenever a component under the same provider has changed it.
 */
export function useMfaStatus(): StatusControls {
  const { adapter, statusListeners } = useMfa();
  const { call } = useCall();
  const canTell = !!adapter.getStatus;
  const { state, send } = useFlow<StatusState, StatusEvent>(statusFlow, () => startStatus(canTell), canTell);

  const load = async (): Promise<void> => {
    const { requestId, status } = send({ type: 'refresh-requested' });
    if (status === 'unknown') return;
    try {
      const mfa = await call('getStatus', async (current, ctx) => parseStatus(await current.getStatus?.(ctx)));
      send({ type: 'loaded', requestId, mfa });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error) });
    }
  };
  const latest = useLatest(load);

  useEffect(() => {
    if (!canTell) return;
    const refresh = (): void => void latest.current();
    refresh();
    statusListeners.add(refresh);
    return () => {
      statusListeners.delete(refresh);
    };
  }, [canTell, statusListeners, latest]);

  return { state, refresh: () => void load() };
}
