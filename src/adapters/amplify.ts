import type { MfaAdapter, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { amplifyEnrollments } from './amplifyEnrollments.js';
import { amplifyError } from './amplifyError.js';
import { type AmplifyRequest, amplifyRequest } from './amplifyRequest.js';
import type { AmplifyAuth, AmplifyKind, AmplifySignIn, AmplifyStep } from './amplifySdk.js';
import { amplifyState } from './amplifyState.js';
import {
  type AmplifyOptions,
  codeFactorOf,
  codeKindOf,
  factorOf,
  isKind,
  openStep,
  SELECTION,
} from './amplifySteps.js';

export type { AmplifyAuth, AmplifyOptions, AmplifySignIn, AmplifyStep };
export { amplifyError };

type Contract = MfaAdapter<never>;
type Always =
  | 'login'
  | 'sendChallenge'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'enrollEmail'
  | 'verifyEmail'
  | 'cancel'
  | 'getStatus'
  | 'setDefaultFactor'
  | 'removeFactor'
  | 'disable';
/** The adapter, with the methods that Cognito always supports. `enrollSMS` and `verifySMS` depend on `methods`. */
export type AmplifyAdapter = Contract & Required<Pick<Contract, Always>>;

const KINDS: Partial<Record<MfaMethod, AmplifyKind>> = { totp: 'TOTP', sms: 'SMS', email: 'EMAIL' };

/**
 * Connects to Amazon Cognito user pools through `aws-amplify/auth` (version 6). The SDK keeps the session, so a passed
 * challenge returns `{ verified: true }` and never tokens.
 *
 * The SDK keeps a single unfinished sign-in, in memory: a reload or another sign-in ends it. There are no backup codes
 * and no step-up, and a code can't be sent again.
 *
 * Every method rejects with an {@link MfaError}.
 *
 * @example
 * import * as auth from 'aws-amplify/auth';
 * const adapter = amplifyAdapter(auth, { methods: ['totp', 'sms'] });
 */
export function amplifyAdapter(auth: AmplifyAuth, options: AmplifyOptions = {}): AmplifyAdapter {
  const { authFlowType, methods = ['totp'], required = false, emailCodeLength = 8, sessionSeconds = 180 } = options;
  const state = amplifyState(auth);
  const requests = amplifyRequest(auth, state);
  const { request, listed } = requests;

  const advance = async (
    challengeId: string,
    challengeResponse: string,
    call: 'send' | 'verify' | 'verify-sent',
  ): Promise<AmplifyStep> => {
    if (state.signIn?.challengeId !== challengeId) throw new MfaError('CHALLENGE_EXPIRED');
    const step = await requests.step(call, () => auth.confirmSignIn({ challengeResponse }));
    if (state.signIn?.challengeId === challengeId) state.signIn = { challengeId, step };
    return step;
  };
  /** The result of a correct code: signed in, or another step. */
  const pass = async (step: AmplifyStep) => {
    const challengeId = state.signIn?.challengeId;
    const next = openStep(state, step, options);
    if (next) return { next };
    state.passed = challengeId;
    return { verified: true as const };
  };
  /** Turns off only factors that are on, because Cognito refuses to turn off an app that was never set up. */
  async function switchOff(kinds: readonly string[]): Promise<void> {
    const on = new Set((await listed()).enabled);
    const off = kinds.filter((kind) => on.has(kind)).map((kind) => [kind.toLowerCase(), 'DISABLED']);
    if (off.length === 0) return;
    await request('manage', () => auth.updateMFAPreference(Object.fromEntries(off)));
    const left = (await listed()).enabled;
    if (kinds.some((kind) => left.includes(kind))) throw new MfaError('SERVER');
  }

  const { enrollSMS, verifySMS, ...enrolling } = amplifyEnrollments({ auth, state, requests, advance, pass });
  const adapter: AmplifyAdapter = {
    features: { codeLength: { email: emailCodeLength } },
    login: async ({ email, password }) => {
      Object.assign(state, { signIn: undefined, passed: undefined, app: undefined, phone: undefined });
      const flow = authFlowType && { options: { authFlowType } };
      const step = await requests.step('sign-in', () => auth.signIn({ username: email, password, ...flow }));
      return openStep(state, step, options) ?? signedIn(requests, options);
    },
    sendChallenge: async ({ challengeId, method }) => {
      const kind = KINDS[method];
      // Cognito sends no second message and doesn't allow another choice, so the user has to enter the password again.
      if (state.signIn?.challengeId !== challengeId || state.signIn.step.signInStep !== SELECTION) {
        throw new MfaError('CHALLENGE_EXPIRED');
      }
      if (!kind || !state.signIn.step.allowedMFATypes?.includes(kind)) throw new MfaError('METHOD_UNAVAILABLE');
      const step = await advance(challengeId, kind, 'send');
      if (codeKindOf(step) !== kind) throw new MfaError('SERVER');
      const factor = codeFactorOf(kind, step);
      return { sentTo: factor.id, factors: [factor], canResend: false, expiresIn: sessionSeconds };
    },
    verifyChallenge: async ({ challengeId, factorId, method, code }) => {
      if (state.signIn?.challengeId !== challengeId) throw new MfaError('CHALLENGE_EXPIRED');
      const wanted = isKind(factorId) ? factorId : method && KINDS[method];
      let { step } = state.signIn;
      if (step.signInStep === SELECTION) {
        if ((wanted ?? 'TOTP') !== 'TOTP') throw new MfaError('CODE_EXPIRED'); // no code was sent
        step = await advance(challengeId, 'TOTP', 'send');
      }
      const expected = codeKindOf(step);
      if (!expected) throw new MfaError('CHALLENGE_EXPIRED'); // this step is a setup, not a code
      // Otherwise Cognito would check a code from the app against the code that it sent.
      if (wanted && wanted !== expected) throw new MfaError('METHOD_UNAVAILABLE');
      return pass(await advance(challengeId, code, expected === 'TOTP' ? 'verify' : 'verify-sent'));
    },
    ...enrolling,
    cancel: async ({ challengeId, enrollmentId }) => {
      if (enrollmentId && state.app?.id === enrollmentId) state.app = undefined;
      if (enrollmentId && state.phone?.id === enrollmentId) state.phone = undefined;
      if (!challengeId || ![state.signIn?.challengeId, state.passed].includes(challengeId)) return;
      Object.assign(state, { signIn: undefined, passed: undefined });
      await request('manage', () => auth.signOut());
    },
    getStatus: async () => {
      const { enabled, preferred, attributes } = await listed();
      const where = { TOTP: undefined, SMS: attributes.phone_number, EMAIL: attributes.email };
      const kinds = enabled.filter(isKind);
      const factors = kinds.map((kind) => ({
        ...factorOf(kind, where[kind]),
        ...(kind === preferred && { isDefault: true }),
        ...(required && enabled.length === 1 && { canRemove: false }),
      }));
      const enrollable = methods.filter((method) => !kinds.includes(KINDS[method] ?? 'TOTP')); // one factor of each kind
      return { enrolled: enabled.length > 0, factors, enrollable, required };
    },
    setDefaultFactor: async ({ factorId }) => {
      if (!isKind(factorId)) throw new MfaError('METHOD_UNAVAILABLE');
      await request('manage', () => auth.updateMFAPreference({ [factorId.toLowerCase()]: 'PREFERRED' }));
      if ((await listed()).preferred !== factorId) throw new MfaError('SERVER');
    },
    removeFactor: ({ factorId }) => switchOff([factorId]),
    disable: () => switchOff(['TOTP', 'SMS', 'EMAIL']),
  };
  return methods.includes('sms') ? { ...adapter, enrollSMS, verifySMS } : adapter;
}

/**
 * Turns the response of the SDK's `signIn` or `confirmSignIn` into a `result` for `MfaFlow`: after a new password, or
 * in your own flow.
 *
 * @throws MfaError for a step that isn't MFA (see `onOtherStep`), SERVER if it isn't a response of those methods.
 *
 * @example
 * setLogin(await amplifyLoginResult(auth, await auth.confirmSignIn({ challengeResponse: newPassword })));
 */
export async function amplifyLoginResult(
  auth: AmplifyAuth,
  answer: AmplifySignIn,
  options: AmplifyOptions = {},
): Promise<MfaLoginResult<never>> {
  const state = amplifyState(auth);
  const requests = amplifyRequest(auth, state);
  const step = await requests.step('sign-in', async () => answer);
  return openStep(state, step, options) ?? signedIn(requests, options);
}

/**
 * No second step is due. Whether to recommend enrollment takes two requests. If they fail, the
 * user is signed in anyway.
 */
async function signedIn({ listed }: AmplifyRequest, { enrollment }: AmplifyOptions): Promise<MfaLoginResult<never>> {
  const enrolled = enrollment
    ? await listed().then(
        ({ enabled }) => enabled.length > 0,
        () => true,
      )
    : false;
  const offer = enrollment && !enrolled && { enrollment };
  return { mfaRequired: false, user: { mfaEnrolled: enrolled }, ...offer };
}
