import type { MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import type { AmplifyKind, AmplifyStep } from './amplifySdk.js';
import type { AmplifyState } from './amplifyState.js';

/** What {@link amplifyAdapter} needs to know of your user pool. */
export interface AmplifyOptions {
  /** How `signIn` proves the password. @default the SDK's own: USER_SRP_AUTH */
  authFlowType?: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | undefined;
  /** What people can set up in settings: what the pool has switched on, which no call tells. @default ['totp'] */
  methods?: readonly ('totp' | 'sms')[] | undefined;
  /** Whether to offer a second factor to people who have none, where the pool makes it optional. */
  enrollment?: 'recommended' | undefined;
  /** Whether the pool requires MFA: then the last factor cannot be removed. @default false */
  required?: boolean | undefined;
  /** Seconds for a step of a sign-in: the app client's `AuthSessionValidity`. @default 180 */
  sessionSeconds?: number | undefined;
  /** Digits of the codes that Cognito sends by email at sign-in. @default 8 */
  emailCodeLength?: number | undefined;
  /**
   * Something that is not MFA is due: a new password, a confirmed sign-up, a challenge of your own. Show a screen for
   * it, answer with `confirmSignIn`, and hand the answer to `amplifyLoginResult`. The call that led here rejects with
   * CANCELLED, or with FORBIDDEN where this option is absent.
   */
  onOtherStep?: ((nextStep: AmplifyStep) => void) | undefined;
}

const METHODS: Record<AmplifyKind, MfaMethod> = { TOTP: 'totp', SMS: 'sms', EMAIL: 'email' };
/** Steps that wait for a code of one factor. */
const CODE_STEPS: Partial<Record<string, AmplifyKind>> = {
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: 'TOTP',
  CONFIRM_SIGN_IN_WITH_SMS_CODE: 'SMS',
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: 'EMAIL',
};
export const SELECTION = 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION';
export const SETUP_SELECTION = 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION';
export const TOTP_SETUP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';
export const EMAIL_SETUP = 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP';

/** The factor whose code the step waits for. */
export const kindAsked = ({ signInStep }: AmplifyStep): AmplifyKind | undefined => CODE_STEPS[signInStep];

export const isKind = (kind: unknown): kind is AmplifyKind => typeof kind === 'string' && Object.hasOwn(METHODS, kind);

/** The only factor of its kind: an account has one app, one number, one address. */
export const factorOf = (kind: AmplifyKind, destination?: unknown): MfaFactor => ({
  id: kind,
  method: METHODS[kind],
  ...(typeof destination === 'string' && destination && { destination }),
});

/** The factor of a step that waits for a code, with where it was sent. */
export const factorAsked = (kind: AmplifyKind, { codeDeliveryDetails: sent }: AmplifyStep): MfaFactor =>
  factorOf(kind, isFields(sent) ? sent.destination : undefined);

/** @throws MfaError SERVER for a choice of nothing: what cannot be read must not pass for none. */
function choiceOf({ allowedMFATypes }: AmplifyStep): AmplifyKind[] {
  const kinds = Array.isArray(allowedMFATypes) ? allowedMFATypes.filter(isKind) : [];
  if (kinds.length === 0) throw new MfaError('SERVER');
  return kinds;
}

/**
 * A step as `login` answers it; undefined where somebody is signed in. The step stays open until the next.
 *
 * @throws MfaError for a step that is not MFA, after `onOtherStep` was told.
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
  const kind = kindAsked(step);
  if (kind) {
    const factor = factorAsked(kind, step);
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
