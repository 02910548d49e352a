import type { MfaChallengeInfo, MfaLoginResult, MfaMethod } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';
import { nextMfaStep } from './nextMfaStep.js';

/** What comes once the host has installed the session. */
export type SignInNext =
  | { step: 'enroll'; methods: readonly MfaMethod[] | undefined }
  | { step: 'save-codes'; codes: SecretBox<string[]> }
  | { step: 'offer-codes'; left: number | undefined }
  | { step: 'finish' };

export type SignInState =
  | { status: 'challenging'; challenge: MfaChallengeInfo }
  | {
      status: 'enrolling';
      required: boolean;
      challengeId: string | undefined;
      methods: readonly MfaMethod[] | undefined;
    }
  /** The host is installing the session; nothing else is called before it has. */
  | { status: 'opening-session'; next: SignInNext }
  | { status: 'session-failed'; next: SignInNext }
  | { status: 'saving-codes'; codes: SecretBox<string[]> }
  /** A backup code was used up: new ones are offered. */
  | { status: 'offering-codes'; left: number | undefined }
  | { status: 'finished' }
  | { status: 'must-restart'; error: MfaError };

export type SignInEvent =
  | { type: 'session-opened' }
  | { type: 'session-refused' }
  | { type: 'session-retried' }
  | { type: 'challenge-passed'; next: SignInNext }
  | { type: 'enrolled'; sessionOpen: boolean; hasSession: boolean }
  | { type: 'skipped' }
  | { type: 'codes-saved' }
  | { type: 'codes-declined' };

/** The first state for the answer of `login`. An answer that leads nowhere asks to sign in again. */
export function startSignIn(result: MfaLoginResult): SignInState {
  const { challengeId, factors, sentTo, expiresIn, resendIn, enrollable } = result;
  switch (nextMfaStep(result)) {
    case 'challenge':
      if (!challengeId) return { status: 'must-restart', error: new MfaError('SERVER') };
      return {
        status: 'challenging',
        challenge: {
          challengeId,
          ...(factors && { factors }),
          ...(sentTo !== undefined && { sentTo }),
          ...(expiresIn !== undefined && { expiresIn }),
          ...(resendIn !== undefined && { resendIn }),
        },
      };
    case 'enroll':
      return { status: 'enrolling', required: true, challengeId: challengeId ?? undefined, methods: enrollable };
    case 'recommend':
      return { status: 'opening-session', next: { step: 'enroll', methods: enrollable } };
    case 'done':
      return { status: 'opening-session', next: { step: 'finish' } };
  }
}

/** From the answer of `login` to a finished session. Pairs that do not fit return the same object. */
export function signInFlow(state: SignInState, event: SignInEvent): SignInState {
  switch (event.type) {
    case 'session-opened':
      return state.status === 'opening-session' ? arrive(state.next) : state;
    case 'session-refused':
      return state.status === 'opening-session' ? { status: 'session-failed', next: state.next } : state;
    case 'session-retried':
      return state.status === 'session-failed' ? { status: 'opening-session', next: state.next } : state;
    case 'challenge-passed':
      return state.status === 'challenging' ? { status: 'opening-session', next: event.next } : state;
    case 'enrolled':
      if (state.status !== 'enrolling') return state;
      if (!event.hasSession) return { status: 'must-restart', error: new MfaError('REAUTH_REQUIRED') };
      return event.sessionOpen ? { status: 'finished' } : { status: 'opening-session', next: { step: 'finish' } };
    case 'skipped':
      return state.status === 'enrolling' && !state.required ? { status: 'finished' } : state;
    case 'codes-saved':
      return state.status === 'saving-codes' || state.status === 'offering-codes' ? { status: 'finished' } : state;
    case 'codes-declined':
      return state.status === 'offering-codes' ? { status: 'finished' } : state;
    default:
      event satisfies never;
      return state;
  }
}

function arrive(next: SignInNext): SignInState {
  switch (next.step) {
    case 'enroll':
      return { status: 'enrolling', required: false, challengeId: undefined, methods: next.methods };
    case 'save-codes':
      return { status: 'saving-codes', codes: next.codes };
    case 'offer-codes':
      return { status: 'offering-codes', left: next.left };
    case 'finish':
      return { status: 'finished' };
  }
}
