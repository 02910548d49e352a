'use client';
import { useEffect } from 'react';
import type { MfaAdminAdapter, MfaPolicy } from '../core/adapter.js';
import { toMfaError } from '../core/error.js';
import { parsePolicy } from '../core/parsePolicy.js';
import { DEFAULT_POLICY, type PolicyEvent, type PolicyState, policyFlow, policyStart } from '../core/policyFlow.js';
import { useFlow } from './useFlow.js';
import { type Reauth, useGuardedCall } from './useGuardedCall.js';
import { useLatest } from './useLatest.js';

export interface PolicyControls {
  state: PolicyState;
  reauth: Reauth;
  reload: () => void;
  /** Something was changed since the last save. */
  edited: () => void;
  save: (policy: MfaPolicy) => void;
}

/** The policy for all users, read on mount and saved as a whole. */
export function useMfaPolicy(admin: MfaAdminAdapter): PolicyControls {
  const latest = useLatest(admin);
  const { call, reauth } = useGuardedCall();
  const { state, send, current } = useFlow<PolicyState, PolicyEvent>(policyFlow, () => policyStart);

  const load = async (): Promise<void> => {
    const { attempt } = send({ type: 'load-requested' });
    try {
      const policy = await call(async (_, ctx) => {
        const { getPolicy } = latest.current;
        return getPolicy ? parsePolicy(await latest.current.getPolicy?.(ctx)) : DEFAULT_POLICY;
      });
      send({ type: 'loaded', attempt, policy });
    } catch (error) {
      send({ type: 'failed', attempt, error: toMfaError(error) });
    }
  };
  const loadLatest = useLatest(load);
  useEffect(() => void loadLatest.current(), [loadLatest]);

  const save = async (policy: MfaPolicy): Promise<void> => {
    const before = current();
    const { attempt, status } = send({ type: 'submitted', policy });
    if (current() === before || status !== 'saving') return;
    try {
      const saved = await call(async (_, ctx) => parsePolicy(await latest.current.setPolicy?.(policy, ctx)));
      send({ type: 'saved', attempt, policy: saved });
    } catch (error) {
      send({ type: 'failed', attempt, error: toMfaError(error) });
    }
  };

  return {
    state,
    reauth,
    reload: () => void load(),
    edited: () => void send({ type: 'edited' }),
    save: (policy) => void save(policy),
  };
}
