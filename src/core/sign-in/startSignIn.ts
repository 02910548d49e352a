import { challengeOf } from '../challenge/challengeOf.js';
import type { MfaChallengeInfo, MfaLoginResult, MfaMethod, MfaResult } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import { SecretBox } from '../text/secretBox.js';
import { nextMfaStep } from './nextMfaStep.js';
import type { SignInNext } from './signInFlow.js';

/** The fields that every status has. */
export interface SignInCommon<T = unknown> {
  challengeId: string | undefined;
  /**
   * The number of the step: each correct code that leads to another step increases it. Nothing that was shown in one
   * step is shown in the next.
   */
  step: number;
  /** The newest session. */
  session: SecretBox<MfaResult<T>> | undefined;
  /** Whether the host has stored that session. */
  isOpen: boolean;
  /** Whether the host is storing it. */
  isOpening: boolean;
  /** The number of the latest call of `onSession`. The end of an earlier call is ignored. */
  requestId: number;
}

/** The state of a sign-in. Each status has only the fields that are valid in it. */
export type SignInState<T = unknown> = SignInCommon<T> &
  (
    | { status: 'challenging'; challenge: MfaChallengeInfo }
    /** `next`: the step after a confirmed enrollment, once its codes are saved. */
    | {
        status: 'enrolling';
        required: boolean;
        methods: readonly MfaMethod[] | undefined;
        next: SecretBox<MfaLoginResult<T>> | undefined;
      }
    /** The host is storing the session. No other call is made until it is done. */
    | { status: 'opening-session'; next: SignInNext }
    | { status: 'session-failed'; next: SignInNext }
    | { status: 'saving-codes'; codes: SecretBox<string[]> }
    /** A backup code was used, so new ones are offered. */
    | { status: 'offering-codes'; left: number | undefined }
    | { status: 'finished' }
    | { status: 'must-restart'; error: MfaError }
    /** The user canceled, which is final. `left`: the backend has been notified. */
    | { status: 'leaving'; left: boolean }
  );

const NO_SIGN_IN = { step: -1, session: undefined, isOpen: false, isOpening: false, requestId: 0 };

/**
 * The first state for a login response, or for the next step after a correct answer. If it leads nowhere, the
 * user has to sign in again.
 */
export function startSignIn<T>(
  result: MfaLoginResult<T>,
  before: Omit<SignInCommon<T>, 'challengeId'> = NO_SIGN_IN,
): SignInState<T> {
  const { challengeId, enrollable, tokens } = result;
  const session = tokens
    ? new SecretBox<MfaResult<T>>({ tokens })
    : result.mfaRequired
      ? before.session
      : new SecretBox<MfaResult<T>>({ verified: true }); // the session is in a cookie
  const isKept = session === before.session;
  const common: SignInCommon<T> = {
    challengeId: challengeId ?? undefined,
    step: before.step + 1,
    session,
    isOpen: isKept && before.isOpen,
    isOpening: isKept && before.isOpening,
    requestId: before.requestId,
  };
  switch (nextMfaStep(result)) {
    case 'challenge': {
      const challenge = challengeOf(result);
      return challenge ? { ...common, status: 'challenging', challenge } : mustRestart(new MfaError('SERVER'));
    }
    case 'enroll':
      return { ...common, status: 'enrolling', required: true, methods: enrollable, next: undefined };
    case 'recommend':
      return { ...common, status: 'opening-session', next: { step: 'enroll', methods: enrollable } };
    case 'done':
      return { ...common, status: 'opening-session', next: { step: 'finish' } };
  }
}

/** The state of a sign-in that can't continue. */
export function mustRestart<T>(error: MfaError): SignInState<T> {
  return { ...NO_SIGN_IN, challengeId: undefined, status: 'must-restart', error };
}
