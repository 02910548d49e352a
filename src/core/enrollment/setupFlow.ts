import { MfaError, mfaErrors } from '../contract/error.js';
import { type FailureState, NO_FAILURE } from '../contract/failureState.js';
import type { SecretBox } from '../text/secretBox.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';

/** What an authenticator app is set up with. */
export interface TotpSecret {
  /** `otpauth://totp/…`, to draw the QR code from; absent where the backend gave only a picture. */
  uri: string | undefined;
  /** `data:` URL of the backend's own QR code, for `<img>` alone. */
  image: string | undefined;
  /** Base32 key to type in. */
  key: string | undefined;
  /** Length of its codes, where the URI tells. */
  digits: number | undefined;
}

/** An enrolment that the backend has opened and nobody has proved yet. */
export interface Enrollment {
  id: string;
  totp: SecretBox<TotpSecret> | undefined;
  /** Backup codes that came before the proof: sealed until a code is confirmed. */
  codes: SecretBox<string[]> | undefined;
  /** Where a code was sent, to be shown: as the person typed it in this flow, else masked. */
  destination: SecretBox<string> | undefined;
  /** Epoch ms. */
  expiresAt: number | undefined;
  /** Epoch ms until which another code is refused. */
  resendAt: number | undefined;
}

interface WithRequestId {
  /** Number of the last request; an answer with another number is stale and dropped. */
  requestId: number;
}
interface Open extends WithRequestId {
  enrollment: Enrollment;
  /** The number or address that was typed in this flow: what another code is asked for with, and what is changed. */
  typed: SecretBox<string> | undefined;
  /** Refused codes so far. From the first on, nothing is submitted without a click. */
  failures: number;
  /** How many of them were wrong; two make a wrong clock likely. */
  wrongCodes: number;
  /** A rate limit of the code; another send does not lift it (S-37). */
  pause: { error: MfaError; until: number | undefined } | undefined;
}

export type SetupState =
  | (WithRequestId &
      FailureState & {
        status: 'ready';
        /** What the person typed before, to be changed and not to be typed again (WCAG 2.2 SC 3.3.7). */
        destination: SecretBox<string> | undefined;
      })
  | (WithRequestId & { status: 'starting'; destination: SecretBox<string> | undefined })
  | (Open & FailureState & { status: 'awaiting-code' })
  | (Open & { status: 'resending' })
  | (Open & { status: 'confirming' })
  | (WithRequestId & { status: 'expired'; error: MfaError })
  /** The account is locked, and nobody can say for how long: trying on would not help. */
  | (WithRequestId & { status: 'blocked'; error: MfaError })
  | (WithRequestId & { status: 'enrolled' });

export type SetupEvent =
  | { type: 'start-requested'; now: number; destination?: SecretBox<string> | undefined }
  | { type: 'started'; requestId: number; enrollment: Enrollment }
  | { type: 'resend-requested'; now: number }
  | { type: 'change-requested' }
  | { type: 'submitted'; now: number }
  | { type: 'confirmed'; requestId: number }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number }
  /** The backend keeps an enrolment for a while only. */
  | { type: 'time-ran-out'; now: number }
  /** The person left, for another factor maybe, or the page was hidden: nothing secret stays. */
  | { type: 'left' };

export const setupStart: SetupState = {
  status: 'ready',
  requestId: 0,
  destination: undefined,
  ...NO_FAILURE,
};

/** One factor: started by a click, proved by a code. Pairs that do not fit return the same object. */
export function setupFlow(state: SetupState, event: SetupEvent): SetupState {
  switch (event.type) {
    case 'start-requested':
      return state.status === 'ready' && !isWaiting(state.waitUntil, event.now)
        ? { status: 'starting', requestId: state.requestId + 1, destination: event.destination }
        : state;
    case 'started':
      if (state.requestId !== event.requestId) return state;
      if (state.status === 'resending') return awaiting({ ...state, enrollment: event.enrollment });
      return state.status === 'starting' ? awaiting(opened(state, event.enrollment)) : state;
    case 'resend-requested':
      return state.status === 'awaiting-code' && !isWaiting(state.enrollment.resendAt, event.now)
        ? { ...open(state), requestId: state.requestId + 1, status: 'resending' }
        : state;
    case 'change-requested':
      return state.status === 'awaiting-code' ? ready(state, state.typed) : state;
    case 'submitted':
      return state.status === 'awaiting-code' && !isWaiting(state.waitUntil, event.now)
        ? { ...open(state), requestId: state.requestId + 1, status: 'confirming' }
        : state;
    case 'confirmed': // a passkey is made and proved in one ceremony, so it has no code to await
      return (state.status === 'confirming' || state.status === 'starting') && state.requestId === event.requestId
        ? { status: 'enrolled', requestId: state.requestId }
        : state;
    case 'failed':
      return state.requestId === event.requestId && isInFlight(state)
        ? afterFailure(state, event.error, event.now)
        : state;
    case 'wait-over':
      if (!('waitUntil' in state) || !isOver(state.waitUntil, event.now)) return state;
      return state.status === 'ready' ? { ...state, ...NO_FAILURE } : awaiting({ ...state, pause: undefined });
    case 'time-ran-out': // at once, and not at the next code, which would be refused as a wrong one
      return state.status === 'awaiting-code' && isOver(state.enrollment.expiresAt, event.now)
        ? { ...ready(state, state.typed), error: new MfaError('ENROLLMENT_EXPIRED'), waitUntil: state.waitUntil }
        : state;
    case 'left':
      return isFresh(state) || (state.status === 'expired' && state.error.code === 'CHALLENGE_EXPIRED')
        ? state
        : ready(state, undefined);
    default:
      event satisfies never;
      return state;
  }
}

type InFlight = Extract<SetupState, { status: 'starting' | 'resending' | 'confirming' }>;
const isInFlight = (state: SetupState): state is InFlight =>
  state.status === 'starting' || state.status === 'resending' || state.status === 'confirming';
const isFresh = (state: SetupState): boolean => state.status === 'ready' && !state.destination && !state.error;

function afterFailure(state: InFlight, error: MfaError, now: number): SetupState {
  const { requestId } = state;
  const shown = error.code === 'CANCELLED' ? undefined : error;
  const waitUntil = waitAfter(error, now);
  if (isDead(error)) return { status: 'expired', requestId, error };
  if (error.code === 'LOCKED' && waitUntil === undefined) return { status: 'blocked', requestId, error };
  switch (state.status) {
    case 'starting':
      return { ...ready(state, state.destination), error: shown, waitUntil };
    case 'resending': {
      // the old id and the code typed stay good; a refused send only says when the next one may be asked for
      const { enrollment } = state;
      const next = waitUntil === undefined ? enrollment : { ...enrollment, resendAt: waitUntil };
      return awaiting({ ...state, enrollment: next }, shown);
    }
    case 'confirming': {
      const way = mfaErrors[error.code];
      if (way === 'restart' || way === 'switch' || error.code === 'ALREADY_ENROLLED')
        return { ...ready(state, state.typed), error };
      const failures = state.failures + (shown ? 1 : 0);
      const wrongCodes = state.wrongCodes + (error.code === 'INVALID_CODE' ? 1 : 0);
      const pause = waitUntil === undefined ? undefined : { error, until: waitUntil };
      return awaiting({ ...state, failures, wrongCodes, pause }, shown);
    }
  }
}

/** The sign-in itself is over: nothing on this screen can go on. */
const isDead = (error: MfaError): boolean => error.code === 'CHALLENGE_EXPIRED' || error.code === 'REAUTH_REQUIRED';

type Ready = Extract<SetupState, { status: 'ready' }>;
type Starting = Extract<SetupState, { status: 'starting' }>;

function ready(from: WithRequestId, destination: SecretBox<string> | undefined): Ready {
  return { status: 'ready', requestId: from.requestId + 1, destination, ...NO_FAILURE };
}

function opened({ requestId, destination }: Starting, enrollment: Enrollment): Open {
  return { requestId, enrollment, typed: destination, failures: 0, wrongCodes: 0, pause: undefined };
}

function awaiting(from: Open, error?: MfaError): SetupState {
  const { pause } = from;
  return { ...open(from), status: 'awaiting-code', error: error ?? pause?.error, waitUntil: pause?.until };
}

const open = ({ requestId, enrollment, typed, failures, wrongCodes, pause }: Open): Open => ({
  requestId,
  enrollment,
  typed,
  failures,
  wrongCodes,
  pause,
});
