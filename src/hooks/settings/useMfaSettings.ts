'use client';
import type { MfaAdapter, MfaCallContext } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import {
  type SettingsAction,
  type SettingsEvent,
  type SettingsState,
  settingsFlow,
  settingsStart,
} from '../../core/settings/settingsFlow.js';
import { useMfa } from '../../provider/context.js';
import { useFlow } from '../runtime/useFlow.js';
import { useMutate } from '../runtime/useMutate.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Reauth } from '../step-up/useReauth.js';

/** What {@link useMfaSettings} gives: the state of the account settings, and what a person can do in them. */
export interface SettingsControls {
  state: SettingsState;
  /** Its state is `idle` unless a change waits for the password or a code: draw its prompt over the screen. */
  reauth: Reauth;
  /** Opens a screen, or goes back. */
  go: (event: Exclude<SettingsEvent, { type: 'action-confirmed' | 'succeeded' | 'failed' | 'wait-over' }>) => void;
  /** Makes the change. Removing and turning off work only from their confirmation. */
  confirm: (action: SettingsAction) => void;
}

/** Changes to factors and to MFA itself, each guarded and made once. */
export function useMfaSettings(): SettingsControls {
  const mfa = useMfa();
  const { call, reauth } = useCallWithReauth();
  const mutate = useMutate();
  const { state, send, current } = useFlow<SettingsState, SettingsEvent>(settingsFlow, () => settingsStart);

  const run = async (requestId: number, action: SettingsAction): Promise<void> => {
    try {
      await mutate(action.kind, () =>
        call(OPERATIONS[action.kind], (adapter, ctx) => change(adapter, action, ctx), { outlives: true }),
      );
      send({ type: 'succeeded', requestId });
      if (action.kind === 'remove') mfa.onEvent?.({ type: 'factor-removed', method: action.factor.method });
      if (action.kind === 'disable') mfa.onEvent?.({ type: 'mfa-disabled' });
    } catch (error) {
      send({ type: 'failed', requestId, error: toMfaError(error), now: Date.now() });
    }
    // also after a failure: turning several factors off can stop half way
    mfa.statusChanged();
  };

  useWaitOver(state, send);

  return {
    state,
    reauth,
    go: (event) => void send(event),
    confirm: (action) => {
      const before = current();
      const next = send({ type: 'action-confirmed', action, now: Date.now() });
      if (next !== before) void run(next.requestId, action);
    },
  };
}

const OPERATIONS = {
  remove: 'removeFactor',
  rename: 'renameFactor',
  'make-default': 'setDefaultFactor',
  disable: 'disable',
} as const;

async function change(adapter: MfaAdapter, action: SettingsAction, ctx: MfaCallContext): Promise<void> {
  switch (action.kind) {
    case 'remove': {
      const { id: factorId, method } = action.factor;
      return await (adapter.removeFactor?.({ factorId, method }, ctx) ?? unavailable());
    }
    case 'rename':
      return await (adapter.renameFactor?.({ factorId: action.factor.id, label: action.label }, ctx) ?? unavailable());
    case 'make-default':
      return await (adapter.setDefaultFactor?.({ factorId: action.factor.id }, ctx) ?? unavailable());
    case 'disable':
      return await (adapter.disable?.(undefined, ctx) ?? unavailable());
  }
}

const unavailable = (): Promise<never> => Promise.reject(new MfaError('METHOD_UNAVAILABLE'));
