'use client';
import { useEffect } from 'react';
import {
  DEFAULT_POLICY,
  type PolicyEvent,
  type PolicyState,
  policyFlow,
  policyStart,
} from '../../core/admin/policyFlow.js';
import type { MfaAdminAdapter, MfaPolicy } from '../../core/contract/adapter.js';
import { toMfaError } from '../../core/contract/error.js';
import { parsePolicy } from '../../core/parse/parsePolicy.js';
import { useFetch } from '../runtime/useFetch.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Reauth } from '../step-up/useReauth.js';

/** What {@link useMfaPolicy} gives: the state of the panel, and what an administrator can do in it. */
export interface PolicyControls {
  state: PolicyState;
  reauth: Reauth;
  reload: () => void;
  /** What the form is to show from now on. */
  edit: (policy: MfaPolicy) => void;
  /** Saves what the form shows. */
  save: () => void;
}

/** The policy for all users, read on mount and saved as a whole. */
export function useMfaPolicy(admin: MfaAdminAdapter): PolicyControls {
  const latest = useLatest(admin);
  const { call, reauth } = useCallWithReauth();
  const fetchOnce = useFetch();
  const { state, send, current } = useFlow<PolicyState, PolicyEvent>(policyFlow, () => policyStart);

  const load = async (): Promise<void> => {
    const before = current();
    const { requestId } = send({ type: 'load-requested', now: Date.now() });
    if (current() === before) return;
    try {
      const policy = await call('getPolicy', async (_, ctx) => {
        if (!latest.current.getPolicy) return DEFAULT_POLICY;
        return await fetchOnce(['policy'], async () => parsePolicy(await latest.current.getPolicy?.(ctx)));
      });
      send({ type: 'loaded', requestId, policy });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error), now: Date.now() });
    }
  };
  const loadLatest = useLatest(load);
  useEffect(() => void loadLatest.current(), [loadLatest]);

  const save = async (): Promise<void> => {
    const before = current();
    const next = send({ type: 'submitted', now: Date.now() });
    if (next === before || next.status !== 'saving') return;
    const { requestId, submitted } = next;
    try {
      const saved = await call('setPolicy', async (_, ctx) =>
        parsePolicy(await latest.current.setPolicy?.(submitted, ctx)),
      );
      send({ type: 'saved', requestId, policy: saved });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error), now: Date.now() });
    }
  };

  useWaitOver(state, send);

  return {
    state,
    reauth,
    reload: () => void load(),
    edit: (policy) => void send({ type: 'edited', policy }),
    save: () => void save(),
  };
}
