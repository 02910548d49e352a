import type { MfaAdapter } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import type { AmplifyRequest } from './amplifyRequest.js';
import type { AmplifyAuth, AmplifyStep } from './amplifySdk.js';
import type { AmplifyState } from './amplifyState.js';
import { codeKindOf, EMAIL_SETUP, SETUP_SELECTION, TOTP_SETUP } from './amplifySteps.js';

type Contract = MfaAdapter<never>;
type Enrolling = Required<
  Pick<Contract, 'enrollTOTP' | 'verifyTOTP' | 'enrollSMS' | 'verifySMS' | 'enrollEmail' | 'verifyEmail'>
>;

interface Setting {
  auth: AmplifyAuth;
  state: AmplifyState;
  requests: AmplifyRequest;
  /** Answers the current step, which must belong to the sign-in `challengeId`. */
  advance: (challengeId: string, answer: string, call: 'send' | 'verify' | 'verify-sent') => Promise<AmplifyStep>;
  /** The result of a sign-in after a correct code. */
  pass: (step: AmplifyStep) => ReturnType<Contract['verifyChallenge']>;
}

/** Enrollment, in two variants: required during a sign-in, as one of its steps, and by a signed-in user. */
export function amplifyEnrollments({ auth, state, requests, advance, pass }: Setting): Enrolling {
  const { request, listed } = requests;
  /** The sign-in that requires the enrollment. Both have the same id. */
  const signIn = (challengeId: string) => {
    if (state.signIn?.challengeId !== challengeId) throw new MfaError('CHALLENGE_EXPIRED');
    return state.signIn;
  };
  const secretIn = (details: unknown): string => {
    const { sharedSecret } = isFields(details) ? details : {};
    if (typeof sharedSecret !== 'string' || !sharedSecret) throw new MfaError('SERVER');
    return sharedSecret;
  };
  /**
   * Turns the factor on. Cognito doesn't count it before, and the SDK would treat an unreadable response as success.
   */
  async function switchOn(kind: 'TOTP' | 'SMS'): Promise<{ verified: true }> {
    await request('manage', () => auth.updateMFAPreference(kind === 'TOTP' ? { totp: 'ENABLED' } : { sms: 'ENABLED' }));
    if (!(await listed()).enabled.includes(kind)) throw new MfaError('SERVER');
    return { verified: true };
  }

  return {
    enrollTOTP: async ({ challengeId } = {}) => {
      if (challengeId) {
        let { step } = signIn(challengeId);
        if (step.signInStep === SETUP_SELECTION) step = await advance(challengeId, 'TOTP', 'send');
        // Once a method is chosen, Cognito doesn't allow another choice.
        if (step.signInStep !== TOTP_SETUP) throw new MfaError('CHALLENGE_EXPIRED');
        return { id: challengeId, secret: secretIn(step.totpSetupDetails) };
      }
      const secret = secretIn(await request('manage', () => auth.setUpTOTP()));
      state.app = { id: crypto.randomUUID(), isProved: false };
      return { id: state.app.id, secret };
    },
    verifyTOTP: async ({ enrollmentId, code }) => {
      if (state.signIn?.challengeId === enrollmentId) {
        if (state.signIn.step.signInStep !== TOTP_SETUP) throw new MfaError('ENROLLMENT_EXPIRED');
        // The SDK would treat anything but a number as a different answer: an address, or a choice.
        if (!/^\d+$/.test(code)) throw new MfaError('INVALID_CODE');
        return pass(await advance(enrollmentId, code, 'verify'));
      }
      const { app } = state;
      if (app?.id !== enrollmentId) throw new MfaError('ENROLLMENT_EXPIRED');
      // A code works once. If only the second call failed last time, only that call is repeated.
      if (!app.isProved) await request('confirm', () => auth.verifyTOTPSetup({ code }));
      app.isProved = true;
      const result = await switchOn('TOTP');
      state.app = undefined;
      return result;
    },
    enrollSMS: async ({ phoneNumber, challengeId }) => {
      if (challengeId) throw new MfaError('METHOD_UNAVAILABLE'); // Cognito can't enroll a phone number during a sign-in
      const number = phoneNumber.replace(/[^\d+]/g, '');
      // Cognito stores one number, and would send codes to a new one before it is verified.
      if ((await listed()).enabled.includes('SMS')) throw new MfaError('ALREADY_ENROLLED');
      const again = () => auth.sendUserAttributeVerificationCode({ userAttributeKey: 'phone_number' });
      let sent: unknown;
      if (state.phone?.number === number) sent = await request('phone', again);
      else {
        const answer: unknown = await request('phone', () =>
          auth.updateUserAttributes({ userAttributes: { phone_number: number } }),
        );
        const { phone_number: update } = isFields(answer) ? answer : {};
        const { nextStep } = isFields(update) ? update : {};
        if (!isFields(nextStep)) throw new MfaError('SERVER');
        // If the pool doesn't verify numbers automatically, Cognito stores the number and sends nothing.
        sent = nextStep.updateAttributeStep === 'DONE' ? await request('phone', again) : nextStep.codeDeliveryDetails;
      }
      const { destination } = isFields(sent) ? sent : {};
      if (typeof destination !== 'string') throw new MfaError('SERVER');
      state.phone = { id: crypto.randomUUID(), number, isProved: false };
      return { id: state.phone.id, destination: phoneNumber };
    },
    verifySMS: async ({ enrollmentId, code }) => {
      const { phone } = state;
      if (phone?.id !== enrollmentId) throw new MfaError('ENROLLMENT_EXPIRED');
      const answer = { userAttributeKey: 'phone_number', confirmationCode: code } as const;
      if (!phone.isProved) await request('confirm-sent', () => auth.confirmUserAttribute(answer));
      phone.isProved = true;
      const { attributes } = await listed();
      if (attributes.phone_number !== phone.number || attributes.phone_number_verified !== 'true') {
        throw new MfaError('SERVER');
      }
      const result = await switchOn('SMS');
      state.phone = undefined;
      return result;
    },
    enrollEmail: async ({ email, challengeId }) => {
      // Cognito's codes have six digits in settings and eight at sign-in, so no screen could ask for both.
      if (!challengeId || !email) throw new MfaError('METHOD_UNAVAILABLE');
      let { step } = signIn(challengeId);
      if (step.signInStep === SETUP_SELECTION) step = await advance(challengeId, 'EMAIL', 'send');
      if (step.signInStep === EMAIL_SETUP) step = await advance(challengeId, email, 'send');
      else throw new MfaError('CHALLENGE_EXPIRED'); // Cognito sends no second message, and accepts no other address
      if (codeKindOf(step) !== 'EMAIL') throw new MfaError('SERVER');
      return { id: challengeId, destination: email };
    },
    verifyEmail: async ({ enrollmentId, code }) => {
      if (state.signIn?.challengeId !== enrollmentId || codeKindOf(state.signIn.step) !== 'EMAIL') {
        throw new MfaError('ENROLLMENT_EXPIRED');
      }
      return pass(await advance(enrollmentId, code, 'verify-sent'));
    },
  };
}
