import { expect, test } from 'vitest';
import { betterAuthError } from '../../src/adapters/better-auth.js';
import { ENROLLING, PASSWORD_MISSING, SENT_CODE } from '../../src/adapters/betterAuthError.js';

test.each([
  ['INVALID_CODE', 401, 'INVALID_CODE'],
  ['INVALID_BACKUP_CODE', 401, 'INVALID_CODE'],
  ['OTP_HAS_EXPIRED', 400, 'CODE_EXPIRED'],
  ['INVALID_TWO_FACTOR_COOKIE', 401, 'CHALLENGE_EXPIRED'],
  ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 400, 'TOO_MANY_ATTEMPTS'],
  ['ACCOUNT_TEMPORARILY_LOCKED', 429, 'LOCKED'],
  ['BANNED_USER', 403, 'LOCKED'],
  ['INVALID_PASSWORD', 400, 'INVALID_CREDENTIALS'],
  ['INVALID_EMAIL_OR_PASSWORD', 401, 'INVALID_CREDENTIALS'],
  ['INVALID_EMAIL', 400, 'INVALID_CREDENTIALS'],
  ['PASSWORD_TOO_LONG', 400, 'INVALID_CREDENTIALS'],
  ['TOTP_ALREADY_ENABLED', 400, 'ALREADY_ENROLLED'],
  ['OTP_NOT_ENABLED', 400, 'METHOD_UNAVAILABLE'],
  ['OTP_NOT_CONFIGURED', 400, 'METHOD_UNAVAILABLE'],
  ['TOTP_NOT_ENABLED', 400, 'METHOD_UNAVAILABLE'],
  ['TOTP_NOT_CONFIGURED', 400, 'METHOD_UNAVAILABLE'],
  ['TWO_FACTOR_NOT_ENABLED', 400, 'METHOD_UNAVAILABLE'],
  ['BACKUP_CODES_NOT_ENABLED', 400, 'METHOD_UNAVAILABLE'],
  ['INVALID_ORIGIN', 403, 'SERVER'],
  ['MISSING_OR_NULL_ORIGIN', 403, 'SERVER'],
  [undefined, 403, 'FORBIDDEN'],
  ['SOMETHING_NEW', 403, 'FORBIDDEN'],
  [undefined, 404, 'METHOD_UNAVAILABLE'],
  [undefined, 429, 'RATE_LIMITED'],
  [undefined, 502, 'SERVER'],
  ['SOMETHING_NEW', 400, 'UNKNOWN'],
  ['SOMETHING_NEW', 500, 'SERVER'],
  ['__proto__', 400, 'UNKNOWN'],
  ['constructor', 400, 'UNKNOWN'],
] as const)('the code %s with status %i is %s', (code, status, expected) => {
  expect(betterAuthError({ code, status }).code).toBe(expected);
});

test.each([
  ['UNAUTHORIZED', 401],
  ['SESSION_NOT_FRESH', 403],
  ['SESSION_EXPIRED', 400],
] as const)('%s asks to sign in again', (code, status) => {
  expect(betterAuthError({ code, status })).toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test('the meaning of a code depends on the call', () => {
  const tooMany = { code: 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', status: 400 };
  expect(betterAuthError(tooMany, undefined, SENT_CODE).code).toBe('CODE_EXPIRED');
  const noCookie = { code: 'INVALID_TWO_FACTOR_COOKIE', status: 401 };
  expect(betterAuthError(noCookie, undefined, ENROLLING)).toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
  const noApp = { code: 'TOTP_NOT_ENABLED', status: 400 };
  expect(betterAuthError(noApp, undefined, ENROLLING).code).toBe('ENROLLMENT_EXPIRED');
  const wrongPassword = { code: 'INVALID_PASSWORD', status: 400 };
  expect(betterAuthError(wrongPassword, undefined, PASSWORD_MISSING)).toMatchObject({ reauth: 'password' });
  const noPassword = { code: 'VALIDATION_ERROR', status: 400 };
  expect(betterAuthError(noPassword, undefined, PASSWORD_MISSING)).toMatchObject({ reauth: 'password' });
  expect(betterAuthError(noPassword).code).toBe('UNKNOWN');
});

test("the seconds to wait and the server's time come from the headers", () => {
  const headers = new Headers({ 'x-retry-after': '7', date: 'Tue, 24 Nov 2026 10:00:00 GMT' });
  expect(betterAuthError({ status: 429 }, headers)).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfter: 7,
    serverTime: Date.UTC(2026, 10, 24, 10),
  });
  expect(betterAuthError({ status: 429 }, new Headers())).not.toHaveProperty('retryAfter');
  expect(betterAuthError({ status: 429 })).not.toHaveProperty('serverTime');
});
