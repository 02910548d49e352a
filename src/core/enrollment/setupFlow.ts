import { MfaError, mayHaveWorked, mfaErrors } from '../contract/error.js';
import { NO_FAILURE } from '../contract/failureState.js';
import { isRefused, mayCheckAutomatically, NO_TRIES, withTry } from '../text/codeTries.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import type { Enrollment, OpenSetup, SetupRequest, SetupState } from './setupState.js';

export type SetupEvent =
  | { type: 'start-requested'; now: number; request: SetupRequest }
  | { type: 'started'; requestId: number; enrollment: Enrollment }
  | { type: 'resend-requested'; now: number }
  | { type: 'change-requested' }
  /** `automatic`: the code was complete and was submitted without a click. */
  | { type: 'submitted'; now: number; code?: string; automatic?: boolean }
  /** The user is changing the refused code. */
  | { type: 'edited' }
  /** The backend has verified the factor. */
  | { type: 'proved'; requestId: number }
  /** The host has handled its callbacks, and the flow continues. */
  | { type: 'confirmed'; requestId: number }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number }
  /** The enrollment has expired at the backend. */
  | { type: 'time-ran-out'; now: number }
  /** The user cancels or switches to another factor. The result of a code that is being checked is ignored. */
  | { type: 'canceled' }
  /**
   * The screen is unmounted or hidden, which isn't a Cancel: no secret is kept, but a code that is being checked still
   * counts.
   */
  | { type: 'left' };

/**
 * The setup of one factor: started by a click, confirmed with a code. An event that doesn't fit the status
 * returns the same object.
 */
export function setupFlow(state: SetupState, event: SetupEvent): SetupState {
  switch (event.type) {
    case 'start-requested':
      return state.status === 'ready' && !isWaiting(state.waitUntil, event.now)
        ? { status: 'starting', requestId: state.requestId + 1, request: event.request, proved: false }
        : state;
    case 'started':
      if (state.requestId !== event.requestId) return state;
      if (state.status === 'resending') return awaiting({ ...state, enrollment: event.enrollment });
      return state.status === 'starting' && !state.proved ? awaiting(opened(state, event.enrollment)) : state;
    case 'resend-requested':
      return state.status === 'awaiting-code' && !isWaiting(state.enrollment.resendAt, event.now)
        ? { ...open(state), requestId: state.requestId + 1, status: 'resending' }
        : state;
    case 'change-requested':
      return state.status === 'awaiting-code' ? ready(state, state.request) : state;
    case 'submitted':
      return state.status === 'awaiting-code' && !isWaiting(state.waitUntil, event.now) ? submit(state, event) : state;
    case 'edited':
      return state.status === 'awaiting-code' && state.error && state.waitUntil === undefined
        ? { ...state, error: undefined }
        : state;
    case 'proved':
      return isProving(state) && state.requestId === event.requestId && !state.proved
        ? { ...state, proved: true }
        : state;
    case 'confirmed':
      return isProving(state) && state.requestId === event.requestId
        ? { status: 'enrolled', requestId: state.requestId }
        : state;
    case 'failed':
      return state.requestId === event.requestId && isInFlight(state) && !('proved' in state && state.proved)
        ? afterFailure(state, event.error, event.now)
        : state;
    case 'wait-over':
      if (!('waitUntil' in state) || !isOver(state.waitUntil, event.now)) return state;
      return state.status === 'ready' ? { ...state, ...NO_FAILURE } : awaiting({ ...state, pause: undefined });
    case 'time-ran-out': // otherwise, the next code would be refused as incorrect, although the enrollment has expired
      return state.status === 'awaiting-code' && isOver(state.enrollment.expiresAt, event.now)
        ? { ...ready(state, state.request), error: new MfaError('ENROLLMENT_EXPIRED'), waitUntil: state.waitUntil }
        : state;
    case 'canceled':
    case 'left':
      if (isProving(state) && state.proved) return state;
      if (event.type === 'left' && state.status === 'confirming') return state.left ? state : withoutSecrets(state);
      return isFresh(state) || (state.status === 'expired' && state.error.code === 'CHALLENGE_EXPIRED')
        ? state
        : ready(state, undefined);
    default:
      event satisfies never;
      return state;
  }
}

type Confirming = Extract<SetupState, { status: 'confirming' }>;
type Proving = Extract<SetupState, { status: 'starting' | 'confirming' }>;
type InFlight = Extract<SetupState, { status: 'starting' | 'resending' | 'confirming' }>;

// a passkey is created and confirmed in one ceremony, so it never waits for a code
const isProving = (state: SetupState): state is Proving => state.status === 'confirming' || state.status === 'starting';
const isInFlight = (state: SetupState): state is InFlight => isProving(state) || state.status === 'resending';
const isFresh = (state: SetupState): boolean => state.status === 'ready' && !state.request && !state.error;

/** Refuses a code locally if it was just refused and hasn't changed, because another call would cost an attempt. */
function submit(
  state: Extract<SetupState, { status: 'awaiting-code' }>,
  { code, automatic = false }: { code?: string; automatic?: boolean },
): SetupState {
  if (automatic && !mayCheckAutomatically(state, code)) return state;
  if (isRefused(state, state.error, code)) return { ...state, failures: state.failures + 1 };
  const checked = { ...open(state), ...withTry(state, code, automatic), requestId: state.requestId + 1 };
  return { ...checked, status: 'confirming', proved: false, left: false };
}

function afterFailure(state: InFlight, error: MfaError, now: number): SetupState {
  const { requestId } = state;
  const shown = error.code === 'CANCELLED' ? undefined : error;
  const waitUntil = waitAfter(error, now);
  if (endsSignIn(error)) return { status: 'expired', requestId, error };
  if (error.code === 'LOCKED' && waitUntil === undefined) return { status: 'blocked', requestId, error };
  switch (state.status) {
    case 'starting':
      return { ...ready(state, state.request), error: shown, waitUntil };
    case 'resending': {
      // the enrollment and the earlier code are still valid: a failed send only changes when the next one is allowed
      const { enrollment } = state;
      const next = waitUntil === undefined ? enrollment : { ...enrollment, resendAt: waitUntil };
      return awaiting({ ...state, enrollment: next }, shown);
    }
    case 'confirming': {
      if (state.left) return { ...ready(state, undefined), error: shown, waitUntil };
      const recovery = mfaErrors[error.code];
      if (recovery === 'restart' || recovery === 'switch' || error.code === 'ALREADY_ENROLLED')
        return { ...ready(state, state.request), error };
      const failures = state.failures + (shown ? 1 : 0);
      const wrongCodes = state.wrongCodes + (error.code === 'INVALID_CODE' ? 1 : 0);
      const pause = waitUntil === undefined ? undefined : { error, until: waitUntil };
      const attemptsLeft = error.attemptsLeft ?? state.attemptsLeft;
      const outcomeUnknown = mayHaveWorked(error);
      return awaiting({ ...state, failures, wrongCodes, attemptsLeft, pause, outcomeUnknown }, shown);
    }
  }
}

/** The sign-in itself has ended, so nothing on this screen can continue. */
const endsSignIn = (error: MfaError): boolean => error.code === 'CHALLENGE_EXPIRED' || error.code === 'REAUTH_REQUIRED';

function ready(
  from: { requestId: number },
  request: SetupRequest | undefined,
): Extract<SetupState, { status: 'ready' }> {
  return { status: 'ready', requestId: from.requestId + 1, request, ...NO_FAILURE };
}

function withoutSecrets(state: Confirming): Confirming {
  const { request, enrollment } = state;
  return {
    ...state,
    left: true,
    tried: undefined,
    request: { ...request, destination: undefined },
    enrollment: { ...enrollment, totp: undefined, destination: undefined },
  };
}

function opened(
  { requestId, request }: Extract<SetupState, { status: 'starting' }>,
  enrollment: Enrollment,
): OpenSetup {
  const counted = { failures: 0, wrongCodes: 0, ...NO_TRIES };
  return { requestId, request, enrollment, ...counted, pause: undefined, outcomeUnknown: false };
}

function awaiting(from: OpenSetup, error?: MfaError): SetupState {
  const { pause } = from;
  return { ...open(from), status: 'awaiting-code', error: error ?? pause?.error, waitUntil: pause?.until };
}

function open(from: OpenSetup): OpenSetup {
  const { requestId, request, enrollment, failures, wrongCodes, pause, outcomeUnknown } = from;
  const { tried, automaticChecks, attemptsLeft } = from;
  const counted = { failures, wrongCodes, tried, automaticChecks, attemptsLeft };
  return { requestId, request, enrollment, ...counted, pause, outcomeUnknown };
}
