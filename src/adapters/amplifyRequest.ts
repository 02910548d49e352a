import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { type AmplifyCall, amplifyError, isLock } from './amplifyError.js';
import type { AmplifyAuth, AmplifySignIn, AmplifyStep } from './amplifySdk.js';
import type { AmplifyState } from './amplifyState.js';

/** Cognito locks from the fifth failure on, for a second at first, twice as long each time, at most 15 minutes. */
const FREE = 5;
const LONGEST = 900;

export interface AmplifyRequest {
  /** One call of the SDK: every failure a code. */
  request: <R>(call: AmplifyCall, run: () => Promise<R>) => Promise<R>;
  /** `signIn` or `confirmSignIn`: the step that is next, `DONE` only for somebody who is signed in. */
  step: (call: AmplifyCall, run: () => Promise<AmplifySignIn>) => Promise<AmplifyStep>;
  /** What is switched on, and the attributes of the user whom it is of. */
  listed: () => Promise<{ enabled: string[]; preferred: unknown; attributes: Fields }>;
}

export function amplifyRequest(auth: AmplifyAuth, state: AmplifyState): AmplifyRequest {
  /** How long the lock lasts is told nowhere: it is counted here, and is too short where others try as well. */
  function refusal(thrown: unknown, call: AmplifyCall): MfaError {
    if (isMfaError(thrown)) return thrown;
    const error = amplifyError(thrown, call);
    const isGuess = error.code === 'INVALID_CODE' || error.code === 'INVALID_CREDENTIALS';
    if (!isGuess && !isLock(thrown)) return error;
    state.failures = isLock(thrown) ? Math.max(FREE, state.failures + 1) : state.failures + 1;
    if (isGuess) return error;
    return new MfaError('RATE_LIMITED', { retryAfter: Math.min(LONGEST, 2 ** (state.failures - FREE)) });
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
      // An answer that is no user reads like a user without factors: who it is has to stand in it.
      const attributes: unknown = await request('manage', () => auth.fetchUserAttributes());
      if (!isFields(preference) || !isFields(attributes) || !attributes.sub) throw new MfaError('SERVER');
      const { enabled = [], preferred } = preference;
      if (!Array.isArray(enabled)) throw new MfaError('SERVER');
      return { enabled: enabled.map(String), preferred, attributes };
    },
  };
}
