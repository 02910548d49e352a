import { MfaError, type MfaErrorCode, type MfaErrorInfo } from '../core/contract/error.js';
import { responseDetails } from '../core/parse/responseDetails.js';
import type { BetterAuthAnswer } from './betterAuthClient.js';

/** The meaning of the server's error codes. A call may override some of them. */
export type BetterAuthErrorTable = Readonly<Record<string, MfaErrorCode | Pick<MfaErrorInfo, 'code' | 'reauth'>>>;

const TABLE: BetterAuthErrorTable = {
  INVALID_CODE: 'INVALID_CODE',
  INVALID_BACKUP_CODE: 'INVALID_CODE',
  OTP_HAS_EXPIRED: 'CODE_EXPIRED',
  INVALID_TWO_FACTOR_COOKIE: 'CHALLENGE_EXPIRED',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'TOO_MANY_ATTEMPTS',
  ACCOUNT_TEMPORARILY_LOCKED: 'LOCKED', // also a 429, but without a time
  BANNED_USER: 'LOCKED',
  INVALID_PASSWORD: 'INVALID_CREDENTIALS',
  PASSWORD_TOO_LONG: 'INVALID_CREDENTIALS',
  INVALID_EMAIL: 'INVALID_CREDENTIALS',
  INVALID_EMAIL_OR_PASSWORD: 'INVALID_CREDENTIALS',
  TOTP_ALREADY_ENABLED: 'ALREADY_ENROLLED',
  SESSION_EXPIRED: 'REAUTH_REQUIRED',
  SESSION_NOT_FRESH: 'REAUTH_REQUIRED',
  OTP_NOT_ENABLED: 'METHOD_UNAVAILABLE',
  OTP_NOT_CONFIGURED: 'METHOD_UNAVAILABLE',
  TOTP_NOT_ENABLED: 'METHOD_UNAVAILABLE',
  TOTP_NOT_CONFIGURED: 'METHOD_UNAVAILABLE',
  TWO_FACTOR_NOT_ENABLED: 'METHOD_UNAVAILABLE',
  BACKUP_CODES_NOT_ENABLED: 'METHOD_UNAVAILABLE',
  // The page's origin isn't in `trustedOrigins`, which the user can't fix.
  INVALID_ORIGIN: 'SERVER',
  MISSING_OR_NULL_ORIGIN: 'SERVER',
};

/** Six wrong codes invalidate the code that was sent, but not the challenge. */
export const SENT_CODE: BetterAuthErrorTable = { TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'CODE_EXPIRED' };

/** Without a session, the server looks for a challenge's cookie. Another tab may have discarded the enrollment. */
export const ENROLLING: BetterAuthErrorTable = {
  INVALID_TWO_FACTOR_COOKIE: 'REAUTH_REQUIRED',
  TOTP_NOT_ENABLED: 'ENROLLMENT_EXPIRED',
};

/** No password was given, although the account has one. */
export const PASSWORD_MISSING: BetterAuthErrorTable = {
  INVALID_PASSWORD: { code: 'REAUTH_REQUIRED', reauth: 'password' },
  VALIDATION_ERROR: { code: 'REAUTH_REQUIRED', reauth: 'password' },
};

/**
 * Turns the `error` in a response of better-auth's client into an {@link MfaError}. The client drops the headers with
 * the seconds to wait and the server's time, so read them in its `onResponse`.
 */
export function betterAuthError(
  error: NonNullable<BetterAuthAnswer['error']>,
  headers?: Pick<Headers, 'get'>,
  table?: BetterAuthErrorTable,
): MfaError {
  const row = lookUp({ ...TABLE, ...table }, error.code) ?? byStatus(error.status);
  const info = typeof row === 'string' ? { code: row } : row;
  return new MfaError(info.code, {
    ...(info.code === 'REAUTH_REQUIRED' && { reauth: info.reauth ?? 'login' }),
    ...(headers && responseDetails(headers)),
  });
}

function lookUp(table: BetterAuthErrorTable, code: unknown): BetterAuthErrorTable[string] | undefined {
  return typeof code === 'string' && Object.hasOwn(table, code) ? table[code] : undefined;
}

function byStatus(status = 0): MfaErrorCode {
  if (status === 401) return 'REAUTH_REQUIRED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'METHOD_UNAVAILABLE'; // the server doesn't use the plugin
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'SERVER' : 'UNKNOWN';
}
