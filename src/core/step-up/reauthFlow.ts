import type { MfaChallengeInfo } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';

/** What a guarded call waits for before it is repeated. */
export type ReauthState =
  | { status: 'idle' }
  | { status: 'asking-password'; error: MfaError | undefined; failures: number }
  | { status: 'checking-password'; failures: number }
  | { status: 'asking-code'; challenge: MfaChallengeInfo };

export type ReauthEvent =
  | { type: 'password-needed'; error?: MfaError | undefined }
  | { type: 'password-given' }
  | { type: 'code-needed'; challenge: MfaChallengeInfo }
  | { type: 'settled' };

export const reauthStart: ReauthState = { status: 'idle' };

export function reauthFlow(state: ReauthState, event: ReauthEvent): ReauthState {
  switch (event.type) {
    case 'password-needed': {
      if (state.status === 'asking-password' || state.status === 'asking-code') return state;
      const failures = state.status === 'checking-password' ? state.failures + 1 : 0;
      return { status: 'asking-password', error: event.error, failures };
    }
    case 'password-given':
      return state.status === 'asking-password' ? { status: 'checking-password', failures: state.failures } : state;
    case 'code-needed':
      return state.status === 'asking-code' ? state : { status: 'asking-code', challenge: event.challenge };
    case 'settled':
      return state.status === 'idle' ? state : reauthStart;
    default:
      event satisfies never;
      return state;
  }
}
