import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { type AmplifyCall, amplifyError, isLock } from './amplifyError.js';
import type { AmplifyAuth, AmplifySignIn, AmplifyStep } from './amplifySdk.js';
import type { AmplifyState } from './amplifyState.js';

/**
 * The number of failures from which Cognito locks the account: for one second at first, then twice as long each time,
 * at most 15 minutes.
 */
const LOCK_AFTER_FAILURES = 5;
const MAX_LOCK_SECONDS = 900;

export interface AmplifyRequest {
  /** Makes one call of the SDK. Every failure becomes an MfaError. */
  request: <R>(call: AmplifyCall, run: () => Promise<R>) => Promise<R>;
  /** Calls `signIn` or `confirmSignIn` and returns the next step. `DONE` only if the user is really signed in. */
  step: (call: AmplifyCall, run: () => Promise<AmplifySignIn>) => Promise<AmplifyStep>;
  /** The factors that are on, and the user's attributes. */
  listed: () => Promise<{ enabled: string[]; preferred: unknown; attributes: Fields }>;
}

export function amplifyRequest(auth: AmplifyAuth, state: AmplifyState): AmplifyRequest {
  /**
   * Cognito doesn't say how long the lock lasts, so we compute it. The result is too short if
   * somebody else is trying too.
   */
  function refusal(thrown: unknown, call: AmplifyCall): MfaError {
    if (isMfaError(thrown)) return thrown;
    const error = amplifyError(thrown, call);
    const isGuess = error.code === 'INVALID_CODE' || error.code === 'INVALID_CREDENTIALS';
    if (!isGuess && !isLock(thrown)) return error;
    state.failures = isLock(thrown) ? Math.max(LOCK_AFTER_FAILURES, state.failures + 1) : state.failures + 1;
    if (isGuess) return error;
    return new MfaError('RATE_LIMITED', {
      retryAfter: Math.min(MAX_LOCK_SECONDS, 2 ** (state.failures - LOCK_AFTER_FAILURES)),
    });
  }
  const request: AmplifyRequest['request'] = async (call, run) => {
    try {
      return await run();
    } catch (thrown) {
      throw refusal(thrown, call);
    }
  };
  return {
    request,
    step: async (call, run) => {
      const answer: unknown = await request(call, run);
      const { isSignedIn, nextStep }: Fields = isFields(answer) ? answer : {};
      if (!isFields(nextStep) || typeof nextStep.signInStep !== 'string') throw new MfaError('SERVER');
      if ((nextStep.signInStep === 'DONE') !== (isSignedIn === true)) throw new MfaError('SERVER');
      if (isSignedIn) state.failures = 0;
      return { ...nextStep, signInStep: nextStep.signInStep };
    },
    listed: async () => {
      const preference: unknown = await request('manage', () => auth.fetchMFAPreference());
      // An unreadable response would look like a user without factors, so the attributes must contain the user's id.
      const attributes: unknown = await request('manage', () => auth.fetchUserAttributes());
      if (!isFields(preference) || !isFields(attributes) || !attributes.sub) throw new MfaError('SERVER');
      const { enabled = [], preferred } = preference;
      if (!Array.isArray(enabled)) throw new MfaError('SERVER');
      return { enabled: enabled.map(String), preferred, attributes };
    },
  };
}
