'use client';
import { parseStatus } from '../../core/parse/parseStatus.js';
import type { StatusState } from '../../core/settings/statusState.js';
import { useMfa } from '../../provider/context.js';
import { useRead } from '../runtime/useRead.js';

/** What {@link useMfaStatus} returns: what the signed-in user has set up, and a function to read it again. */
export interface StatusControls {
  /** The status, or why there is none. */
  state: StatusState;
  /** Reads the status again. `state` keeps the current status meanwhile. */
  refresh: () => void;
}

const NAME = ['status'];

/**
 * The signed-in user's MFA: whether they are enrolled, their factors with masked destinations, and the number of backup
 * codes left. It is read on mount, when the window gets the focus, and after a component under the same provider has
 * changed it. All components that show it share one request.
 */
export function useMfaStatus(): StatusControls {
  const canTell = !!useMfa().adapter.getStatus;
  const { state, refresh } = useRead({
    name: canTell ? NAME : undefined,
    operation: 'getStatus',
    read: async (adapter, ctx) => parseStatus(await adapter.getStatus?.(ctx), adapter.methods),
  });
  if (!canTell) return { state: { status: 'unknown' }, refresh };
  if (state.status !== 'ready') return { state, refresh };
  const { data, ...rest } = state;
  return { state: { ...rest, mfa: data }, refresh };
}
