import type { MfaLoginResult } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';

interface WithRequestId {
  /** The number of the latest request. A response to an earlier one is ignored. */
  requestId: number;
}

/** The sign-in that is still pending after a reload or an OAuth redirect, if any. */
export type PendingLoginState =
  | (WithRequestId & { status: 'loading' })
  | (WithRequestId & { status: 'failed'; error: MfaError })
  | (WithRequestId & { status: 'found'; login: SecretBox<MfaLoginResult> })
  /** `notified`: whether `onNone` has been called. */
  | (WithRequestId & { status: 'none'; notified: boolean });

export type PendingLoginEvent =
  | { type: 'load-requested' }
  | { type: 'loaded'; requestId: number; login: SecretBox<MfaLoginResult> | undefined }
  | { type: 'none-notified' }
  | { type: 'failed'; requestId: number; error: MfaError };

/** No request has been made yet. */
export const pendingLoginStart: PendingLoginState = { status: 'loading', requestId: 0 };

/** The state after an event. An event that doesn't fit the status returns the same object. */
export function pendingLoginFlow(state: PendingLoginState, event: PendingLoginEvent): PendingLoginState {
  const { requestId } = state;
  switch (event.type) {
    case 'load-requested':
      return (state.status === 'loading' && requestId === 0) || state.status === 'failed'
        ? { status: 'loading', requestId: requestId + 1 }
        : state;
    case 'loaded':
      if (state.status !== 'loading' || requestId !== event.requestId) return state;
      return event.login
        ? { status: 'found', requestId, login: event.login }
        : { status: 'none', requestId, notified: false };
    case 'none-notified':
      return state.status === 'none' && !state.notified ? { ...state, notified: true } : state;
    case 'failed':
      return state.status === 'loading' && requestId === event.requestId
        ? { status: 'failed', requestId, error: event.error }
        : state;
    default:
      event satisfies never;
      return state;
  }
}
