import type { MfaFactor, MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { type FailureState, failureAfter, NO_FAILURE } from '../contract/failureState.js';
import { isOver, isWaiting } from '../time/deadline.js';

/** One change to the user's MFA. */
export type SettingsAction =
  | { kind: 'remove'; factor: MfaFactor }
  | { kind: 'rename'; factor: MfaFactor; label: string }
  | { kind: 'make-default'; factor: MfaFactor }
  | { kind: 'disable' };

interface WithRequestId {
  /** The number of the latest request. A response to an earlier one is ignored. */
  requestId: number;
}

/** The state of account settings. Each status has only the fields that are valid in it. */
export type SettingsState =
  | (WithRequestId &
      FailureState & {
        status: 'overview';
        /** The change that was just made, to be announced. */
        done: SettingsAction['kind'] | 'add' | 'codes' | undefined;
      })
  | (WithRequestId & { status: 'adding' })
  | (WithRequestId & { status: 'managing-codes' })
  /**
   * `label` is the name that was refused, so that the user can correct it without typing it again (WCAG 2.2 SC 3.3.7).
   */
  | (WithRequestId & FailureState & { status: 'renaming'; factor: MfaFactor; label: string | undefined })
  /** The user is asked to confirm. A single click removes nothing. */
  | (WithRequestId & { status: 'confirming'; action: Extract<SettingsAction, { kind: 'remove' | 'disable' }> })
  | (WithRequestId & { status: 'working'; action: SettingsAction });

export type SettingsEvent =
  | { type: 'add-requested' }
  | { type: 'codes-requested' }
  | { type: 'rename-requested'; factor: MfaFactor }
  | { type: 'remove-requested'; factor: MfaFactor }
  | { type: 'disable-requested' }
  | { type: 'action-confirmed'; action: SettingsAction; now: number }
  | { type: 'succeeded'; requestId: number }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number }
  | { type: 'finished' }
  | { type: 'back' };

export const settingsStart: SettingsState = { status: 'overview', requestId: 0, done: undefined, ...NO_FAILURE };

/** Account settings. An event that doesn't fit the status returns the same object. */
export function settingsFlow(state: SettingsState, event: SettingsEvent): SettingsState {
  const { requestId } = state;
  switch (event.type) {
    case 'add-requested':
      return state.status === 'overview' ? { status: 'adding', requestId } : state;
    case 'codes-requested':
      return state.status === 'overview' ? { status: 'managing-codes', requestId } : state;
    case 'rename-requested':
      return state.status === 'overview'
        ? { status: 'renaming', requestId, factor: event.factor, label: undefined, ...NO_FAILURE }
        : state;
    case 'remove-requested':
      return state.status === 'overview'
        ? { status: 'confirming', requestId, action: { kind: 'remove', factor: event.factor } }
        : state;
    case 'disable-requested':
      return state.status === 'overview' ? { status: 'confirming', requestId, action: { kind: 'disable' } } : state;
    case 'action-confirmed':
      return isAllowed(state, event.action) && !('waitUntil' in state && isWaiting(state.waitUntil, event.now))
        ? { status: 'working', requestId: requestId + 1, action: event.action }
        : state;
    case 'succeeded':
      return state.status === 'working' && requestId === event.requestId
        ? overview(requestId, state.action.kind)
        : state;
    case 'failed': {
      if (state.status !== 'working' || requestId !== event.requestId) return state;
      const { action } = state;
      const refused = failureAfter(event.error, event.now);
      return action.kind === 'rename'
        ? { status: 'renaming', requestId, factor: action.factor, label: action.label, ...refused }
        : { ...overview(requestId), ...refused };
    }
    case 'wait-over':
      return 'waitUntil' in state && isOver(state.waitUntil, event.now) ? { ...state, ...NO_FAILURE } : state;
    case 'finished':
      if (state.status === 'adding') return overview(requestId, 'add');
      return state.status === 'managing-codes' ? overview(requestId, 'codes') : state;
    case 'back':
      return state.status === 'overview' || state.status === 'working' ? state : overview(requestId);
    default:
      event satisfies never;
      return state;
  }
}

/** Whether a factor, or MFA itself, has to stay: the policy requires MFA, and this is the last factor. */
export function isKeptByPolicy({ required, factors }: MfaStatus): boolean {
  return !!required && (factors?.length ?? 1) <= 1;
}

type Overview = Extract<SettingsState, { status: 'overview' }>;

const overview = (requestId: number, done?: Overview['done']): Overview => ({
  status: 'overview',
  requestId,
  done,
  ...NO_FAILURE,
});

/** An action that removes something must be confirmed first. Others start from their own button or form. */
function isAllowed(state: SettingsState, action: SettingsAction): boolean {
  switch (action.kind) {
    case 'remove':
      return (
        state.status === 'confirming' && state.action.kind === 'remove' && state.action.factor.id === action.factor.id
      );
    case 'disable':
      return state.status === 'confirming' && state.action.kind === 'disable';
    case 'rename':
      return state.status === 'renaming';
    case 'make-default':
      return state.status === 'overview';
  }
}
