import type { MfaLoginResult } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';

interface Numbered {
  /** Number of the last request; an answer with another number is stale and dropped. */
  attempt: number;
}

/** What a session is still waiting for after a reload or an OAuth return. */
export type PendingLoginState =
  | (Numbered & { status: 'loading' })
  | (Numbered & { status: 'failed'; error: MfaError })
  | (Numbered & { status: 'found'; login: SecretBox<MfaLoginResult> })
  | (Numbered & { status: 'none' });

export type PendingLoginEvent =
  | { type: 'load-requested' }
  | { type: 'loaded'; attempt: number; login: SecretBox<MfaLoginResult> | undefined }
  | { type: 'failed'; attempt: number; error: MfaError };

export const pendingLoginStart: PendingLoginState = { status: 'loading', attempt: 0 };

/** Pairs that do not fit return the same object. */
export function pendingLoginFlow(state: PendingLoginState, event: PendingLoginEvent): PendingLoginState {
  const { attempt } = state;
  switch (event.type) {
    case 'load-requested':
      return state.status === 'loading' || state.status === 'failed'
        ? { status: 'loading', attempt: attempt + 1 }
        : state;
    case 'loaded':
      if (state.status !== 'loading' || attempt !== event.attempt) return state;
      return event.login ? { status: 'found', attempt, login: event.login } : { status: 'none', attempt };
    case 'failed':
      return state.status === 'loading' && attempt === event.attempt
        ? { status: 'failed', attempt, error: event.error }
        : state;
    default:
      event satisfies never;
      return state;
  }
}
