import type { MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';

/** What is known of the signed-in person's MFA. A newer answer replaces an older one; a failed refresh keeps it. */
export type StatusState =
  | { status: 'loading'; requestId: number }
  /** `error`: the last refresh failed, so that `mfa` may be out of date. */
  | { status: 'ready'; requestId: number; mfa: MfaStatus; stale: boolean; error?: MfaError }
  | { status: 'failed'; requestId: number; error: MfaError }
  /** The backend cannot tell (no `getStatus`): actions are offered without a list. */
  | { status: 'unknown'; requestId: number };

export type StatusEvent =
  | { type: 'refresh-requested' }
  | { type: 'loaded'; requestId: number; mfa: MfaStatus }
  | { type: 'failed'; requestId: number; error: MfaError };

export const startStatus = (canTell: boolean): StatusState => ({
  status: canTell ? 'loading' : 'unknown',
  requestId: 0,
});

export function statusFlow(state: StatusState, event: StatusEvent): StatusState {
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'refresh-requested': {
      const requestId = state.requestId + 1;
      return state.status === 'ready'
        ? { status: 'ready', requestId, mfa: state.mfa, stale: true }
        : { status: 'loading', requestId };
    }
    case 'loaded':
      return state.requestId === event.requestId
        ? { status: 'ready', requestId: state.requestId, mfa: event.mfa, stale: false }
        : state;
    case 'failed':
      if (state.requestId !== event.requestId) return state;
      return state.status === 'ready'
        ? { ...state, stale: false, error: event.error }
        : { status: 'failed', requestId: state.requestId, error: event.error };
    default:
      event satisfies never;
      return state;
  }
}
