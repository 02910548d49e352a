import type { MfaCallContext, MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { fieldsOf, isFields } from '../core/parse/readers.js';

/** What {@link betterAuthAdapter} needs to know of your better-auth. */
export interface BetterAuthOptions {
  /** How the server's `sendOTP` delivers, which only the server knows. Unset: no codes by email or SMS. */
  otp?: 'email' | 'sms' | undefined;
  /**
   * With `otp`: whether the signed-in person has an authenticator app, asked of a route of your own server, since
   * better-auth's client cannot tell. Settings then list what is set up. Without it they offer an app until the server
   * refuses a second one.
   */
  hasApp?: ((ctx?: MfaCallContext) => Promise<boolean>) | undefined;
  /** What to ask of users without a second factor. The interface follows it; the server must enforce it. */
  enrollment?: 'required' | 'recommended' | undefined;
  /** The server runs with `allowPasswordless`: ask for the password only where the account has one. @default false */
  passwordless?: boolean | undefined;
  /** Seconds that a challenge lives: the server's `twoFactorCookieMaxAge`. @default 600 */
  challengeExpiresIn?: number | undefined;
  /** Where the server's `totpOptions.digits` or `otpOptions.digits` is not 6. */
  codeLength?: Partial<Record<MfaMethod, number>> | undefined;
}

/** A cookie holds the challenge, so that an id only says what is pending. */
const CHALLENGE = 'better-auth';
/** Signed in, and not to stay so without a second factor. */
export const FORCED_ENROLLMENT = 'better-auth:enroll';

/**
 * The answer of any sign-in of the client (`signIn.username`, `signIn.phoneNumber`, …) as `MfaFlow` takes it.
 * `email` is where codes by email go; it is shown masked.
 *
 * @throws MfaError METHOD_UNAVAILABLE if the account's only factor is one that `options` leaves out; SERVER if the
 * answer is not one of a sign-in.
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

/** What can be set up. Sent codes work for everybody who has MFA on, so that only an app can then be added. */
export function enrollable({ otp }: BetterAuthOptions, enrolled: boolean, app?: boolean): MfaMethod[] {
  if (enrolled) return (app ?? !otp) ? [] : ['totp'];
  return otp === 'email' ? ['totp', 'email'] : ['totp'];
}
