'use client';
import { useEffect } from 'react';
import { type PolicyEvent, type PolicyState, policyFlow, startPolicy } from '../../core/admin/policyFlow.js';
import type { MfaAdminAdapter, MfaPolicy } from '../../core/contract/adapter.js';
import { parsePolicy } from '../../core/parse/parsePolicy.js';
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

/** What {@link useMfaPolicy} returns: the state of the policy, and the administrator's actions. */
export interface PolicyControls {
  /** The current state: `status` says what to show. */
  state: PolicyState;
  /**
   * Its state is `idle` unless a call is waiting for the password or a code. Then render its prompt over the screen.
   */
  reauth: Reauth;
  /** Retries reading the policy after a failure. */
  reload: () => void;
  /** Sets what the form shows. */
  edit: (policy: MfaPolicy) => void;
  /** Discards the edits and shows the policy in force again. */
  discard: () => void;
  /** Saves what the form shows. */
  save: () => void;
}

const NAME = ['policy'];

/**
 * The policy for all users, without UI. It is read on mount and when the window gets the focus, shared by all
 * components under the same provider, and saved as a whole. Edits are kept when another administrator saves:
 * `state.inForce` then differs from `state.policy`, and `state.before` is what was in force until then.
 */
export function useMfaPolicy(admin: MfaAdminAdapter): PolicyControls {
  const latest = useLatest(admin);
  const mfa = useLatest(useMfa());
  const { call, guard, reauth } = useCallWithReauth();
  const mutate = useMutate();
  const canRead = !!admin.getPolicy;
  const flow = useFlow<PolicyState, PolicyEvent>(policyFlow, () => startPolicy(canRead));
  const { state, send, current } = flow;
  const inForce = useRead({
    name: canRead ? NAME : undefined,
    operation: 'getPolicy',
    read: async (_, ctx) => parsePolicy(await latest.current.getPolicy?.(ctx)),
    guard,
  });
  const { state: read } = inForce;
  const policy = read.status === 'ready' ? read.data : undefined;
  const error = read.status === 'failed' ? read.error : undefined;
  useEffect(() => {
    if (policy) send({ type: 'read', policy });
  }, [policy, send]);
  useEffect(() => {
    if (error) send({ type: 'read-failed', error, now: Date.now() });
  }, [error, send]);
  useWaitOver(state, send);

  const save = async (): Promise<void> => {
    const outcome = await request(flow)({
      event: { type: 'submitted', now: Date.now() },
      status: 'saving',
      run: async ({ submitted }) => {
        const policy = await mutate('setPolicy', () =>
          call('setPolicy', async (_, ctx) => parsePolicy(await latest.current.setPolicy?.(submitted, ctx))),
        );
        await inForce.set(policy); // before the form, which the old value would overwrite
        return policy;
      },
      done: (policy, requestId) => ({ type: 'saved', requestId, policy }),
    });
    if (!outcome || outcome.error) return;
    mfa.current.statusChanged(); // the policy affects each user's status
  };

  const verbs = useVerbs<Omit<PolicyControls, 'state' | 'reauth'>>({
    reload: () => {
      const before = current();
      if (send({ type: 'reload-requested', now: Date.now() }) !== before) inForce.refresh();
    },
    edit: (policy) => void send({ type: 'edited', policy }),
    discard: () => void send({ type: 'discarded' }),
    save: () => void save(),
  });
  return { state, reauth, ...verbs };
}
