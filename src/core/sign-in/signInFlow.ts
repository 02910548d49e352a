import type { MfaLoginResult, MfaMethod, MfaResult } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';
import { type SignInCommon, type SignInState, startSignIn } from './startSignIn.js';

/** The step that follows once the host has stored the session. */
export type SignInNext =
  | { step: 'enroll'; methods: readonly MfaMethod[] | undefined }
  | { step: 'save-codes'; codes: SecretBox<string[]> }
  | { step: 'offer-codes'; left: number | undefined }
  | { step: 'finish' };

export type SignInEvent<T = unknown> =
  | { type: 'challenge-passed'; session: SecretBox<MfaResult<T>>; next: SignInNext }
  /** The code was right, but another step follows. */
  | { type: 'challenge-led-on'; login: MfaLoginResult<T> }
  /** The session is being passed to the host, which happens once for each session. */
  | { type: 'opening-started' }
  | { type: 'session-opened'; requestId: number }
  | { type: 'session-refused'; requestId: number }
  | { type: 'session-retried' }
  /** A confirmed enrollment returns a session, or leads to another step once its codes are saved. */
  | { type: 'session-renewed'; session: SecretBox<MfaResult<T>> }
  | { type: 'enrollment-led-on'; login: SecretBox<MfaLoginResult<T>> }
  | { type: 'enrolled' }
  | { type: 'skipped' }
  | { type: 'codes-saved' }
  | { type: 'codes-declined' }
  /** The host has the newest session. */
  | { type: 'completed' }
  | { type: 'leave-requested' }
  | { type: 'left' };

/**
 * The flow from the login response to a finished session. An event that doesn't fit the status returns the same object.
 */
export function signInFlow<T>(state: SignInState<T>, event: SignInEvent<T>): SignInState<T> {
  switch (event.type) {
    case 'challenge-passed':
      return state.status === 'challenging'
        ? opening({ ...common(state), session: event.session, isOpen: false }, event.next)
        : state;
    case 'challenge-led-on':
      return state.status === 'challenging' ? startSignIn(event.login, state) : state;
    case 'opening-started':
      return (state.status === 'opening-session' || state.status === 'enrolling') && mayOpen(state)
        ? { ...state, requestId: state.requestId + 1, isOpening: true }
        : state;
    case 'session-opened':
      if (state.requestId !== event.requestId || !state.isOpening) return state;
      if (state.status === 'enrolling') return { ...state, isOpening: false, isOpen: true };
      return state.status === 'opening-session'
        ? enterStep({ ...common(state), isOpening: false, isOpen: true }, state.next)
        : state;
    case 'session-refused':
      if (state.requestId !== event.requestId || !state.isOpening) return state;
      if (state.status === 'enrolling') return { ...state, isOpening: false };
      return state.status === 'opening-session' ? { ...state, isOpening: false, status: 'session-failed' } : state;
    case 'session-retried':
      return state.status === 'session-failed' ? { ...state, status: 'opening-session' } : state;
    case 'session-renewed':
      return state.status === 'enrolling'
        ? { ...state, session: event.session, isOpening: false, isOpen: false }
        : state;
    case 'enrollment-led-on':
      return state.status === 'enrolling' ? { ...state, next: event.login } : state;
    case 'enrolled': {
      if (state.status !== 'enrolling') return state;
      const login = state.next?.open();
      if (login) return startSignIn(login, state);
      if (!state.session) return { ...common(state), status: 'must-restart', error: new MfaError('REAUTH_REQUIRED') };
      return state.isOpen ? finished(state) : opening({ ...common(state), isOpening: false }, { step: 'finish' });
    }
    case 'skipped':
      return state.status === 'enrolling' && !state.required ? finished(state) : state;
    case 'codes-saved':
      return state.status === 'saving-codes' || state.status === 'offering-codes' ? finished(state) : state;
    case 'codes-declined':
      return state.status === 'offering-codes' ? finished(state) : state;
    case 'completed':
      return state.status === 'finished' && state.session ? { ...state, session: undefined } : state;
    case 'leave-requested':
      return state.status === 'leaving' || state.status === 'finished' ? state : leaving(state, false);
    case 'left':
      return (state.status === 'leaving' && state.left) || state.status === 'finished' ? state : leaving(state, true);
    default:
      event satisfies never;
      return state;
  }
}

function common<T>({ challengeId, step, session, isOpen, isOpening, requestId }: SignInCommon<T>): SignInCommon<T> {
  return { challengeId, step, session, isOpen, isOpening, requestId };
}

const mayOpen = ({ session, isOpen, isOpening }: SignInCommon<unknown>): boolean => !!session && !isOpen && !isOpening;
const opening = <T>(from: SignInCommon<T>, next: SignInNext): SignInState<T> => ({
  ...from,
  status: 'opening-session',
  next,
});
const finished = <T>(from: SignInCommon<T>): SignInState<T> => ({ ...common(from), status: 'finished' });
/** A user who cancels gets no session. */
const leaving = <T>(from: SignInCommon<T>, left: boolean): SignInState<T> => ({
  ...common(from),
  session: undefined,
  status: 'leaving',
  left,
});

function enterStep<T>(from: SignInCommon<T>, next: SignInNext): SignInState<T> {
  switch (next.step) {
    case 'enroll':
      return {
        ...from,
        challengeId: undefined,
        status: 'enrolling',
        required: false,
        methods: next.methods,
        next: undefined,
      };
    case 'save-codes':
      return { ...from, status: 'saving-codes', codes: next.codes };
    case 'offer-codes':
      return { ...from, status: 'offering-codes', left: next.left };
    case 'finish':
      return finished(from);
  }
}
