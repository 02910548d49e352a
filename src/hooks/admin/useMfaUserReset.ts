'use client';
import { useEffect } from 'react';
import {
  type UserResetEvent,
  type UserResetState,
  userResetFlow,
  userResetStart,
} from '../../core/admin/userResetFlow.js';
import type { MfaAdminAdapter } from '../../core/contract/adapter.js';
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

/** What {@link useMfaUserReset} gives: the state of the reset, and what an administrator can do in it. */
export interface UserResetControls {
  state: UserResetState;
  /** Its state is `idle` unless a call waits for the password or a code: draw its prompt over the screen. */
  reauth: Reauth;
  /** Looks a user up, by whatever your server knows them by. */
  find: (userId: string) => void;
  /** Turns off the MFA of the user who was found. The reason is for your server's record. */
  disable: (reason: string) => void;
  /** Back to the search, for another user. */
  back: () => void;
}

/** Finds a user's MFA and turns it off, without UI. What it shows of the user is read again on focus, and shared. */
export function useMfaUserReset(admin: MfaAdminAdapter): UserResetControls {
  const latest = useLatest(admin);
  const mfa = useLatest(useMfa());
  const { call, guard, reauth } = useCallWithReauth();
  const mutate = useMutate();
  const flow = useFlow<UserResetState, UserResetEvent>(userResetFlow, () => userResetStart);
  const { state, send } = flow;
  const canRead = !!admin.getUserStatus;
  const userId = state.status === 'finding' || state.status === 'done' ? undefined : state.userId;
  const { state: read } = useRead({
    name: userId !== undefined && canRead ? ['user', userId] : undefined,
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
    const made = await request(flow)({
      event: { type: 'disable-confirmed', reason, now: Date.now() },
      status: 'disabling',
      run: ({ userId }) =>
        mutate('disableMFA', () =>
          call('disableMFA', (_, ctx) => latest.current.disableMFA({ userId, ...(reason && { reason }) }, ctx)),
        ),
      done: (_, requestId) => ({ type: 'disabled', requestId }),
    });
    if (!made) return;
    if (!made.error) mfa.current.onEvent?.({ type: 'mfa-disabled' });
    mfa.current.statusChanged();
  };

  const verbs = useVerbs<Omit<UserResetControls, 'state' | 'reauth'>>({
    find: (userId) => void send({ type: 'user-named', userId, now: Date.now() }),
    disable: (reason) => void disable(reason),
    back: () => void send({ type: 'back' }),
  });
  return { state, reauth, ...verbs };
}
