'use client';
import {
  type UserResetEvent,
  type UserResetState,
  userResetFlow,
  userResetStart,
} from '../../core/admin/userResetFlow.js';
import type { MfaAdminAdapter } from '../../core/contract/adapter.js';
import { toMfaError } from '../../core/contract/error.js';
import { parseStatus } from '../../core/parse/parseStatus.js';
import { useMfa } from '../../provider/context.js';
import { useFetch } from '../runtime/useFetch.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Reauth } from '../step-up/useReauth.js';

/** What {@link useMfaUserReset} gives: the state of the reset, and what an administrator can do in it. */
export interface UserResetControls {
  state: UserResetState;
  reauth: Reauth;
  find: (userId: string) => void;
  disable: (reason: string) => void;
  back: () => void;
}

/** Finds a user's MFA and switches it off, with a reason for the record. */
export function useMfaUserReset(admin: MfaAdminAdapter): UserResetControls {
  const latest = useLatest(admin);
  const { onEvent } = useMfa();
  const { call, reauth } = useCallWithReauth();
  const fetchOnce = useFetch();
  const { state, send, current } = useFlow<UserResetState, UserResetEvent>(userResetFlow, () => userResetStart);

  const find = async (userId: string): Promise<void> => {
    const before = current();
    const { requestId } = send({ type: 'user-named', userId, now: Date.now() });
    if (current() === before) return;
    try {
      const mfa = await call('getUserStatus', async (_, ctx) => {
        if (!latest.current.getUserStatus) return undefined;
        return await fetchOnce(['user', userId], async () =>
          parseStatus(await latest.current.getUserStatus?.({ userId }, ctx)),
        );
      });
      send({ type: 'found', requestId, mfa });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error), now: Date.now() });
    }
  };

  const disable = async (reason: string): Promise<void> => {
    const before = current();
    const next = send({ type: 'disable-confirmed', reason, now: Date.now() });
    if (next === before || next.status !== 'disabling') return;
    const { requestId, userId } = next;
    try {
      await call('disableMFA', (_, ctx) => latest.current.disableMFA({ userId, ...(reason && { reason }) }, ctx));
      send({ type: 'disabled', requestId });
      onEvent?.({ type: 'mfa-disabled' });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error), now: Date.now() });
    }
  };

  useWaitOver(state, send);

  return {
    state,
    reauth,
    find: (userId) => void find(userId),
    disable: (reason) => void disable(reason),
    back: () => void send({ type: 'back' }),
  };
}
