'use client';
import { useEffect } from 'react';
import {
  type UserResetEvent,
  type UserResetState,
  userResetFlow,
  userResetStart,
} from '../../core/admin/userResetFlow.js';
import type { MfaAdminAdapter } from '../../core/contract/adapter.js';
import { parseDone } from '../../core/parse/parseDone.js';
import { parseStatus } from '../../core/parse/parseStatus.js';
import { useMfa } from '../../provider/context.js';
import { request } from '../runtime/request.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useMutate } from '../runtime/useMutate.js';
import { useRead } from '../runtime/useRead.js';
import { useVerbs } from '../runtime/useVerbs.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Reauth } from '../step-up/useReauth.js';
import { userKey } from './userKey.js';

/** What {@link useMfaUserReset} returns: the state of the reset, and the administrator's actions. */
export interface UserResetControls {
  /** The current state: `status` says what to show. */
  state: UserResetState;
  /**
   * Its state is `idle` unless a call is waiting for the password or a code. Then render its prompt over the screen.
   */
  reauth: Reauth;
  /** Looks up a user by the id that your server uses. */
  find: (userId: string) => void;
  /** Turns off MFA for the user that was found. The reason is for your server's records. */
  disable: (reason: string) => void;
  /** Returns to the search, to find another user. */
  back: () => void;
}

/**
 * Finds a user and turns off their MFA, without UI. The user's status is read again when the window gets the focus, and
 * shared by all components.
 */
export function useMfaUserReset(admin: MfaAdminAdapter): UserResetControls {
  const latest = useLatest(admin);
  const context = useMfa();
  const mfa = useLatest(context);
  const { call, guard, reauth } = useCallWithReauth();
  const mutate = useMutate();
  const flow = useFlow<UserResetState, UserResetEvent>(userResetFlow, () => userResetStart);
  const { state, send } = flow;
  const canRead = !!admin.getUserStatus;
  const userId = state.status === 'finding' || state.status === 'done' ? undefined : state.userId;
  const { state: read } = useRead({
    name: userId !== undefined && canRead ? ['user', userKey(context.queryKey, userId)] : undefined,
    operation: 'getUserStatus',
    read: async (adapter, ctx) =>
      parseStatus(await latest.current.getUserStatus?.({ userId: userId ?? '' }, ctx), adapter.methods),
    guard,
  });
  useEffect(() => {
    if (userId === undefined) return;
    if (!canRead) send({ type: 'read', userId, mfa: undefined });
    else if (read.status === 'ready' && !read.stale && !read.error) send({ type: 'read', userId, mfa: read.data });
    else if ('error' in read && read.error) send({ type: 'read-failed', userId, error: read.error, now: Date.now() });
  }, [read, send, userId, canRead]);
  useWaitOver(state, send);

  const disable = async (reason: string): Promise<void> => {
    const outcome = await request(flow)({
      event: { type: 'disable-confirmed', reason, now: Date.now() },
      status: 'disabling',
      run: ({ userId }) =>
        mutate('disableMFA', () =>
          call('disableMFA', async (_, ctx) =>
            parseDone(await latest.current.disableMFA({ userId, ...(reason && { reason }) }, ctx)),
          ),
        ),
      done: (_, requestId) => ({ type: 'disabled', requestId }),
    });
    if (!outcome) return;
    if (!outcome.error) mfa.current.onEvent?.({ type: 'mfa-disabled' });
    mfa.current.statusChanged();
  };

  const verbs = useVerbs<Omit<UserResetControls, 'state' | 'reauth'>>({
    find: (userId) => void send({ type: 'user-named', userId, now: Date.now() }),
    disable: (reason) => void disable(reason),
    back: () => void send({ type: 'back' }),
  });
  return { state, reauth, ...verbs };
}
