'use client';
import type { MfaAdapter, MfaCallContext, MfaFactor } from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import { parseDone } from '../../core/parse/parseDone.js';
import {
  type SettingsAction,
  type SettingsEvent,
  type SettingsState,
  settingsFlow,
  settingsStart,
} from '../../core/settings/settingsFlow.js';
import { useMfa } from '../../provider/context.js';
import { request } from '../runtime/request.js';
import { useFlow } from '../runtime/useFlow.js';
import { useMutate } from '../runtime/useMutate.js';
import { useVerbs } from '../runtime/useVerbs.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Reauth } from '../step-up/useReauth.js';

/** What {@link useMfaSettings} returns: the state of the account settings, and the user's actions. */
export interface SettingsControls {
  /** The current state: `status` says what to show. */
  state: SettingsState;
  /** Its state is `idle` unless a change requires the password or a code. Then render its prompt over the screen. */
  reauth: Reauth;
  /** Opens the setup of another factor: render `MfaEnrollment` or your own screen. */
  add: () => void;
  /** Opens the backup codes: render `BackupCodesPanel` or your own screen. */
  manageCodes: () => void;
  /** Opens the field for a factor's name. */
  rename: (factor: MfaFactor) => void;
  /** Saves the name that was typed. */
  saveName: (label: string) => void;
  /** Makes a factor the default, which sign-in offers first. */
  makeDefault: (factor: MfaFactor) => void;
  /** Asks whether to remove a factor. Nothing is removed before `confirm`. */
  remove: (factor: MfaFactor) => void;
  /** Asks whether to turn MFA off. Nothing is turned off before `confirm`. */
  disable: () => void;
  /** Makes the change that `remove` or `disable` has asked about. */
  confirm: () => void;
  /** Call it when the setup or the new backup codes are finished. Returns to the overview, which announces it. */
  finish: () => void;
  /** Returns to the overview without a change. */
  back: () => void;
}

/**
 * Account settings without UI: changes factors, backup codes and MFA itself. To list what is set up, use {@link
 * useMfaStatus}.
 */
export function useMfaSettings(): SettingsControls {
  const mfa = useMfa();
  const { call, reauth } = useCallWithReauth();
  const mutate = useMutate();
  const flow = useFlow<SettingsState, SettingsEvent>(settingsFlow, () => settingsStart);
  const { state, send, current } = flow;

  const change = async (action: SettingsAction): Promise<void> => {
    const outcome = await request(flow)({
      event: { type: 'action-confirmed', action, now: Date.now() },
      status: 'working',
      run: () =>
        mutate(action.kind, () =>
          call(OPERATIONS[action.kind], async (adapter, ctx) => parseDone(await callFor(action, adapter, ctx)), {
            outlives: true,
          }),
        ),
      done: (_, requestId) => ({ type: 'succeeded', requestId }),
    });
    if (!outcome) return;
    if (!outcome.error && action.kind === 'remove')
      mfa.onEvent?.({ type: 'factor-removed', method: action.factor.method });
    if (!outcome.error && action.kind === 'disable') mfa.onEvent?.({ type: 'mfa-disabled' });
    // also after a failure, because turning off several factors can stop halfway
    mfa.statusChanged();
  };

  useWaitOver(state, send);

  const verbs = useVerbs<Omit<SettingsControls, 'state' | 'reauth'>>({
    add: () => void send({ type: 'add-requested' }),
    manageCodes: () => void send({ type: 'codes-requested' }),
    rename: (factor) => void send({ type: 'rename-requested', factor }),
    saveName: (label) => {
      const now = current();
      if (now.status === 'renaming') void change({ kind: 'rename', factor: now.factor, label });
    },
    makeDefault: (factor) => void change({ kind: 'make-default', factor }),
    remove: (factor) => void send({ type: 'remove-requested', factor }),
    disable: () => void send({ type: 'disable-requested' }),
    confirm: () => {
      const now = current();
      if (now.status === 'confirming') void change(now.action);
    },
    finish: () => void send({ type: 'finished' }),
    back: () => void send({ type: 'back' }),
  });
  return { state, reauth, ...verbs };
}

const OPERATIONS = {
  remove: 'removeFactor',
  rename: 'renameFactor',
  'make-default': 'setDefaultFactor',
  disable: 'disable',
} as const;

async function callFor(action: SettingsAction, adapter: MfaAdapter, ctx: MfaCallContext): Promise<unknown> {
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
