import type { MfaError } from '../contract/error.js';
import { type FailureState, NO_FAILURE } from '../contract/failureState.js';
import type { SecretBox } from '../text/secretBox.js';
import { isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';

interface WithRequestId {
  /** The number of the latest request. A response to an earlier one is ignored. */
  requestId: number;
  /** How many codes are left, if known. */
  left: number | undefined;
}

/** The state of the backup codes. Each status has only the fields that are valid in it. */
export type BackupCodesState =
  | (WithRequestId & FailureState & { status: 'idle' })
  /**
   * The user is asked to confirm that the old codes will stop working. (In a setup, `confirming` means that the server
   * checks a code.)
   */
  | (WithRequestId & { status: 'confirming' })
  | (WithRequestId & {
      status: 'generating';
      /**
       * Codes that the host has passed in the meantime. They are shown if the new codes can't be created; otherwise the
       * new codes replace them.
       */
      given: SecretBox<string[]> | undefined;
    })
  | (WithRequestId & {
      status: 'showing';
      codes: SecretBox<string[]>;
      /** Whether the user ticked the box. A click on "Download" doesn't prove that the codes are saved. */
      saved: boolean;
      /** Whether the user tried to continue with unsaved codes. The screen shows a warning until the box is ticked. */
      warned: boolean;
    })
  | (WithRequestId & { status: 'saved' });

export type BackupCodesEvent =
  | { type: 'regenerate-requested'; now: number }
  | { type: 'regenerate-declined' }
  | { type: 'regenerate-confirmed' }
  | { type: 'generated'; requestId: number; codes: SecretBox<string[]> }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  /** The host has passed a different set of codes. */
  | { type: 'codes-given'; codes: SecretBox<string[]> }
  | { type: 'saved-ticked'; saved: boolean }
  | { type: 'leave-requested' }
  | { type: 'wait-over'; now: number };

export interface BackupCodesStart {
  /** Whether to ask for confirmation at once, because the user has already clicked a button to get new codes. */
  ask?: boolean | undefined;
  codes?: SecretBox<string[]> | undefined;
  left?: number | undefined;
}

/** Shows the given codes at once. Without any, new ones are created only after the user confirms. */
export function startBackupCodes({ codes, left, ask }: BackupCodesStart): BackupCodesState {
  if (codes?.open()?.length) return showing({ requestId: 0, left }, codes);
  return ask ? { status: 'confirming', requestId: 0, left } : { status: 'idle', requestId: 0, left, ...NO_FAILURE };
}

/** Codes stay on screen until the checkbox is selected. The reducer enforces this, so no button can skip it. */
export function backupCodesFlow(state: BackupCodesState, event: BackupCodesEvent): BackupCodesState {
  const { requestId, left } = state;
  switch (event.type) {
    case 'regenerate-requested':
      if (state.status === 'saved') return { status: 'confirming', requestId, left };
      return state.status === 'idle' && !isLocked(state) && !isWaiting(state.waitUntil, event.now)
        ? { status: 'confirming', requestId, left }
        : state;
    case 'regenerate-declined':
      return state.status === 'confirming' ? idle(state) : state;
    case 'regenerate-confirmed':
      return state.status === 'confirming'
        ? { status: 'generating', requestId: requestId + 1, left, given: undefined }
        : state;
    case 'generated':
      return state.status === 'generating' && requestId === event.requestId ? showing(state, event.codes) : state;
    case 'failed':
      if (state.status !== 'generating' || requestId !== event.requestId) return state;
      return state.given ? showing(state, state.given) : idle(state, event.error, event.now);
    case 'codes-given':
      if (!event.codes.open()?.length) return state;
      return state.status === 'generating' ? { ...state, given: event.codes } : showing(state, event.codes);
    case 'saved-ticked':
      return state.status === 'showing' && (state.saved !== event.saved || state.warned)
        ? { ...state, saved: event.saved, warned: false }
        : state;
    case 'leave-requested':
      if (state.status !== 'showing') return state;
      if (state.saved) return { status: 'saved', requestId, left: state.codes.open()?.length ?? left };
      return state.warned ? state : { ...state, warned: true };
    case 'wait-over':
      return state.status === 'idle' && state.waitUntil !== undefined && event.now >= state.waitUntil
        ? idle(state)
        : state;
    default:
      event satisfies never;
      return state;
  }
}

function showing({ requestId, left }: WithRequestId, codes: SecretBox<string[]>): BackupCodesState {
  return { status: 'showing', requestId, left, codes, saved: false, warned: false };
}

/** Whether the account is locked without an end time, so that retrying wouldn't help. */
const isLocked = ({ error, waitUntil }: FailureState): boolean => error?.code === 'LOCKED' && waitUntil === undefined;

function idle({ requestId, left }: WithRequestId, error?: MfaError, now = 0): BackupCodesState {
  return {
    status: 'idle',
    requestId,
    left,
    error: error?.code === 'CANCELLED' ? undefined : error,
    waitUntil: error && waitAfter(error, now),
  };
}
