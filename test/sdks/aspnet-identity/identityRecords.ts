import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { Refusal } from '../jsonServer.js';

/** `IdentityUser`, as far as the endpoints show it. */
export interface IdentityUser {
  id: string;
  email: string;
  password: string;
  emailConfirmed: boolean;
  twoFactorEnabled: boolean;
  authenticatorKey: string | undefined;
  recoveryCodes: string[];
  /** Changes with anything that concerns the account's security, and invalidates what was issued before. */
  securityStamp: string;
  accessFailedCount: number;
  lockoutEnd: number;
}
/** The content of a cookie or a token. */
export interface Ticket {
  user: IdentityUser;
  stamp: string;
  issued: number;
  expires: number;
}

const LOCKOUT = { attempts: 5, span: 300_000 }; // LockoutOptions: MaxFailedAccessAttempts, DefaultLockoutTimeSpan
const STAMP_INTERVAL = 30 * 60_000; // SecurityStampValidatorOptions.ValidationInterval
const LETTERS = '23456789BCDFGHJKMNPQRTVWXY'; // UserManager.AllowedChars

/** `Results.Problem` (RFC 9457) with the defaults of `ProblemDetailsDefaults`. */
export const problem = (detail: string, headers: Record<string, string[]> = {}): never => {
  const type = 'https://tools.ietf.org/html/rfc9110#section-15.5.2';
  throw new Refusal(401, { type, title: 'Unauthorized', status: 401, detail }, { ...PROBLEM, ...headers });
};
/** `CreateValidationProblem` in IdentityApiEndpointRouteBuilderExtensions. */
export const validationProblem = (code: string, description: string): never => {
  const type = 'https://tools.ietf.org/html/rfc9110#section-15.5.1';
  const title = 'One or more validation errors occurred.';
  throw new Refusal(400, { type, title, status: 400, errors: { [code]: [description] } }, PROBLEM);
};
const PROBLEM = { 'content-type': 'application/problem+json' };

/** `UserManager.CreateTwoFactorRecoveryCode`. */
const recoveryCode = (): string => {
  const text = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
};
/** `UserManager.UpdateSecurityStampInternal`. */
const stamp = (): string => randomBytes(16).toString('hex').toUpperCase();

export const newUser = (email: string, password: string): IdentityUser => ({
  id: randomUUID(),
  email,
  password,
  emailConfirmed: true,
  twoFactorEnabled: false,
  authenticatorKey: undefined,
  recoveryCodes: [],
  securityStamp: stamp(),
  accessFailedCount: 0,
  lockoutEnd: 0,
});
/** `UserManager.SetTwoFactorEnabledAsync`: the stamp changes. */
export function setTwoFactor(user: IdentityUser, isEnabled: boolean): void {
  Object.assign(user, { twoFactorEnabled: isEnabled, securityStamp: stamp() });
}
/** `UserManager.ResetAuthenticatorKeyAsync`: the stamp changes. 20 bytes, `GenerateNewAuthenticatorKey`. */
export function resetKey(user: IdentityUser): string {
  const authenticatorKey = new Secret({ size: 20 }).base32;
  Object.assign(user, { authenticatorKey, securityStamp: stamp() });
  return authenticatorKey;
}
/** `UserManager.GenerateNewTwoFactorRecoveryCodesAsync`: the stamp doesn't change. */
export function newRecoveryCodes(user: IdentityUser): string[] {
  user.recoveryCodes = Array.from({ length: 10 }, recoveryCode);
  return user.recoveryCodes;
}
/** `RedeemTwoFactorRecoveryCodeAsync`: exactly as issued, including capitals and the dash. */
export function redeem(user: IdentityUser, code: string): boolean {
  const isKnown = user.recoveryCodes.includes(code);
  user.recoveryCodes = user.recoveryCodes.filter((one) => one !== code);
  return isKnown;
}
/**
 * `AuthenticatorTokenProvider.ValidateAsync`: a number, with a tolerance of two steps; used codes aren't remembered.
 */
export function isTotp({ authenticatorKey: secret }: IdentityUser, token: string): boolean {
  if (!secret || !/^\s*[+-]?\d+\s*$/.test(token)) return false;
  const near = [-2, -1, 0, 1, 2].map((step) => Date.now() + step * 30_000);
  return near.some((timestamp) => Number(new TOTP({ secret }).generate({ timestamp })) === Number(token));
}
/** `UserManager.IsLockedOutAsync`. */
export const isLockedOut = (user: IdentityUser): boolean => user.lockoutEnd >= Date.now();
/** `UserManager.AccessFailedAsync`: the fifth failure locks the account, and the count starts again. */
export function accessFailed(user: IdentityUser): void {
  user.accessFailedCount += 1;
  if (user.accessFailedCount < LOCKOUT.attempts) return;
  Object.assign(user, { lockoutEnd: Date.now() + LOCKOUT.span, accessFailedCount: 0 });
}
/** `SecurityStampValidator`: checks the account only every half hour. */
export const isStillGood = ({ user, stamp: old, issued, expires }: Ticket): boolean =>
  expires > Date.now() && (issued + STAMP_INTERVAL > Date.now() || old === user.securityStamp);
