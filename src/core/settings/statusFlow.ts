import type { MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';

/** What is known of the signed-in person's MFA. A newer answer replaces an older one; a failed refresh keeps it. */
export type StatusState =
  | { status: 'loading'; attempt: number }
  /** `error`: the last refresh failed, so that `mfa` may be out of date. */
  | { status: 'ready'; attempt: number; mfa: MfaStatus; stale: boolean; error?: MfaError }
  | { status: 'failed'; attempt: number; error: MfaError }
  /** The backend cannot tell (no `getStatus`): actions are offered without a list. */
  | { status: 'unknown'; attempt: number };

export type StatusEvent =
  | { type: 'refresh-requested' }
  | { type: 'loaded'; attempt: number; mfa: MfaStatus }
  | { type: 'failed'; attempt: number; error: MfaError };

export const startStatus = (canTell: boolean): StatusState => ({ status: canTell ? 'loading' : 'unknown', attempt: 0 });

export function statusFlow(state: StatusState, event: StatusEvent): StatusState {
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'refresh-requested': {
      const attempt = state.attempt + 1;
      return state.status === 'ready'
        ? { status: 'ready', attempt, mfa: state.mfa, stale: true }
        : { status: 'loading', attempt };
    }
    case 'loaded':
      return state.attempt === event.attempt
        ? { status: 'ready', attempt: state.attempt, mfa: event.mfa, stale: false }
        : state;
    case 'failed':
      if (state.attempt !== event.attempt) return state;
      return state.status === 'ready'
        ? { ...state, stale: false, error: event.error }
        : { status: 'failed', attempt: state.attempt, error: event.error };
    default:
      event satisfies never;
      return state;
  }
}
