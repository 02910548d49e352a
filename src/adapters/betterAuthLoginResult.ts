import type { MfaCallContext, MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { fieldsOf, isFields } from '../core/parse/readers.js';

/** Options of {@link betterAuthAdapter}. */
export interface BetterAuthOptions {
  /**
   * How the server's `sendOTP` sends codes, which only the server knows. Without it, no codes are sent by email or SMS.
   */
  otp?: 'email' | 'sms' | undefined;
  /**
   * For use with `otp`: asks your own server whether the signed-in user has an authenticator app, because better-auth's
   * client has no call for it. Settings then list what is set up. Without it, they may offer an app to a user
   * who already has one, which the server then refuses.
   */
  hasApp?: ((ctx?: MfaCallContext) => Promise<boolean>) | undefined;
  /** Whether users without a second factor must enroll, or are offered enrollment. Only the server can enforce it. */
  enrollment?: 'required' | 'recommended' | undefined;
  /**
   * Whether the server runs with `allowPasswordless`: the password is then required only if the account has one.
   * @default false
   */
  passwordless?: boolean | undefined;
  /** How many seconds a challenge stays open: the server's `twoFactorCookieMaxAge`. @default 600 */
  challengeExpiresIn?: number | undefined;
  /** How many digits a code has, if the server's `totpOptions.digits` or `otpOptions.digits` is not 6. */
  codeLength?: Partial<Record<MfaMethod, number>> | undefined;
}

/** The id of every challenge. The challenge itself is in a cookie, so the id only says what is pending. */
const CHALLENGE = 'better-auth';
/** The id of an enrollment that is required although the user is already signed in. */
export const FORCED_ENROLLMENT = 'better-auth:enroll';

/**
 * Turns the response of any sign-in of the client (`signIn.username`, `signIn.phoneNumber`, …) into a `result` for
 * `MfaFlow`. `email` is the address that codes are sent to; it is shown masked.
 *
 * @throws MfaError METHOD_UNAVAILABLE if `options` leaves out the account's only factor; SERVER if it isn't a response
 * of a sign-in.
 */
export function betterAuthLoginResult(
  answer: unknown,
  options: BetterAuthOptions = {},
  email?: string,
): MfaLoginResult<never> {
  const { twoFactorRedirect, twoFactorMethods, user } = fieldsOf(answer);
  if (twoFactorRedirect === true) return challenge(twoFactorMethods, options, email);
  if (!isFields(user)) throw new MfaError('SERVER');
  const { enrollment } = options;
  const mfaEnrolled = user.twoFactorEnabled === true;
  if (mfaEnrolled || !enrollment) return { mfaRequired: false, user: { mfaEnrolled } };
  const offer = { user: { mfaEnrolled }, enrollment, enrollable: enrollable(options, false) };
  return enrollment === 'required'
    ? { mfaRequired: true, challengeId: FORCED_ENROLLMENT, ...offer }
    : { mfaRequired: false, ...offer };
}

function challenge(methods: unknown, { otp, challengeExpiresIn = 600 }: BetterAuthOptions, email?: string) {
  const offered: unknown[] = Array.isArray(methods) ? methods : [];
  const factors: MfaFactor[] = offered.includes('totp') ? [{ id: 'totp', method: 'totp' }] : [];
  if (otp && offered.includes('otp')) {
    factors.push({ id: 'otp', method: otp, ...(otp === 'email' && email && { destination: email }) });
  }
  if (offered.length > 0 && factors.length === 0) throw new MfaError('METHOD_UNAVAILABLE');
  return {
    mfaRequired: true,
    user: { mfaEnrolled: true },
    challengeId: CHALLENGE,
    expiresIn: challengeExpiresIn,
    ...(factors.length > 0 && { factors }),
  };
}

/** The methods that can be set up. Sent codes work for every user with MFA on, so only an app can then be added. */
export function enrollable({ otp }: BetterAuthOptions, enrolled: boolean, app?: boolean): MfaMethod[] {
  if (enrolled) return (app ?? !otp) ? [] : ['totp'];
  return otp === 'email' ? ['totp', 'email'] : ['totp'];
}
