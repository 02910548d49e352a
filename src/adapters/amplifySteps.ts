import type { MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import type { AmplifyKind, AmplifyStep } from './amplifySdk.js';
import type { AmplifyState } from './amplifyState.js';

/** Options of {@link amplifyAdapter}. */
export interface AmplifyOptions {
  /** How `signIn` proves the password. @default the SDK's own: USER_SRP_AUTH */
  authFlowType?: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | undefined;
  /**
   * The methods that users can set up in settings. List what is turned on in the pool, because no call returns it.
   * @default ['totp']
   */
  methods?: readonly ('totp' | 'sms')[] | undefined;
  /** Offers a second factor to users who have none, if the pool makes it optional. */
  enrollment?: 'recommended' | undefined;
  /** Whether the pool requires MFA, so that the last factor can't be removed. @default false */
  required?: boolean | undefined;
  /** How many seconds each step of a sign-in may take: the app client's `AuthSessionValidity`. @default 180 */
  sessionSeconds?: number | undefined;
  /** How many digits a code has that Cognito sends by email at sign-in. @default 8 */
  emailCodeLength?: number | undefined;
  /**
   * Called when a step is due that isn't MFA: a new password, a sign-up to confirm, your own challenge. Show a screen
   * for it, call `confirmSignIn`, and pass the response to `amplifyLoginResult`. The call that led here rejects with
   * CANCELLED; without this option, with FORBIDDEN.
   */
  onOtherStep?: ((nextStep: AmplifyStep) => void) | undefined;
}

const METHODS: Record<AmplifyKind, MfaMethod> = { TOTP: 'totp', SMS: 'sms', EMAIL: 'email' };
/** The steps that wait for a code, and the factor that the code comes from. */
const CODE_STEPS: Partial<Record<string, AmplifyKind>> = {
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: 'TOTP',
  CONFIRM_SIGN_IN_WITH_SMS_CODE: 'SMS',
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: 'EMAIL',
};
export const SELECTION = 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION';
export const SETUP_SELECTION = 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION';
export const TOTP_SETUP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';
export const EMAIL_SETUP = 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP';

/** The factor whose code the step is waiting for. */
export const codeKindOf = ({ signInStep }: AmplifyStep): AmplifyKind | undefined => CODE_STEPS[signInStep];

export const isKind = (kind: unknown): kind is AmplifyKind => typeof kind === 'string' && Object.hasOwn(METHODS, kind);

/** The only factor of its kind, because an account has one app, one number and one address. */
export const factorOf = (kind: AmplifyKind, destination?: unknown): MfaFactor => ({
  id: kind,
  method: METHODS[kind],
  ...(typeof destination === 'string' && destination && { destination }),
});

/** The factor of a step that is waiting for a code, with the destination of the code. */
export const codeFactorOf = (kind: AmplifyKind, { codeDeliveryDetails: sent }: AmplifyStep): MfaFactor =>
  factorOf(kind, isFields(sent) ? sent.destination : undefined);

/** @throws MfaError SERVER for an empty choice, because an unreadable response must not look like no factors. */
function choiceOf({ allowedMFATypes }: AmplifyStep): AmplifyKind[] {
  const kinds = Array.isArray(allowedMFATypes) ? allowedMFATypes.filter(isKind) : [];
  if (kinds.length === 0) throw new MfaError('SERVER');
  return kinds;
}

/**
 * A step as a login response. Undefined if the user is signed in. The step stays open until the next one.
 *
 * @throws MfaError for a step that isn't MFA, after calling `onOtherStep`.
 */
export function openStep(
  state: AmplifyState,
  step: AmplifyStep,
  { sessionSeconds = 180, onOtherStep }: AmplifyOptions,
): MfaLoginResult<never> | undefined {
  state.signIn = undefined;
  if (step.signInStep === 'DONE') return undefined;
  const challengeId = crypto.randomUUID();
  const base = { mfaRequired: true, challengeId, expiresIn: sessionSeconds };
  const enrolled = { ...base, user: { mfaEnrolled: true } };
  const setup = { ...base, user: { mfaEnrolled: false }, enrollment: 'required' as const };
  const open = (result: MfaLoginResult<never>): MfaLoginResult<never> => {
    state.signIn = { challengeId, step };
    return result;
  };
  const kind = codeKindOf(step);
  if (kind) {
    const factor = codeFactorOf(kind, step);
    return open({ ...enrolled, factors: [factor], ...(kind !== 'TOTP' && { sentTo: factor.id, canResend: false }) });
  }
  switch (step.signInStep) {
    case SELECTION: {
      const kinds = choiceOf(step).sort((a, b) => Number(b === 'TOTP') - Number(a === 'TOTP')); // the app first
      return open({ ...enrolled, factors: kinds.map((one) => factorOf(one)) });
    }
    case SETUP_SELECTION:
      return open({ ...setup, enrollable: choiceOf(step).map((one) => METHODS[one]) });
    case TOTP_SETUP:
      return open({ ...setup, enrollable: ['totp'] });
    case EMAIL_SETUP:
      return open({ ...setup, enrollable: ['email'] });
    default:
      if (!onOtherStep) throw new MfaError('FORBIDDEN');
      onOtherStep(step);
      throw new MfaError('CANCELLED');
  }
}
