import { expect, test } from 'vitest';
import { type AllauthCall, allauthError } from '../../../src/adapters/allauthError.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';

const refused = (code: string, param?: string) => ({ errors: [{ message: 'anna@example.com', code, param }] });
const flows = (...ids: string[]) => ({ data: { flows: ids.map((id) => ({ id })) } });

test.each<[status: number, body: unknown, call: AllauthCall, code: MfaErrorCode, details?: object]>([
  [400, refused('incorrect_code', 'code'), 'challenge', 'INVALID_CODE'],
  [400, refused('required', 'code'), 'challenge', 'INVALID_CODE'],
  [400, refused('max_length', 'code'), 'confirm', 'INVALID_CODE'],
  [400, refused('email_password_mismatch', 'password'), 'sign-in', 'INVALID_CREDENTIALS'],
  [400, refused('username_password_mismatch', 'password'), 'sign-in', 'INVALID_CREDENTIALS'],
  [400, refused('phone_password_mismatch', 'password'), 'sign-in', 'INVALID_CREDENTIALS'],
  [400, refused('invalid', 'email'), 'sign-in', 'INVALID_CREDENTIALS'],
  [400, refused('required', 'username'), 'sign-in', 'INVALID_CREDENTIALS'],
  [400, refused('required', 'password'), 'sign-in', 'INVALID_CREDENTIALS'],
  [400, refused('incorrect_password', 'password'), 'password', 'INVALID_CREDENTIALS'],
  [400, refused('too_many_login_attempts'), 'sign-in', 'RATE_LIMITED', { retryAfter: 300 }],
  [400, refused('too_many_login_attempts', 'code'), 'challenge', 'RATE_LIMITED', { retryAfter: 300 }],
  [409, refused('unverified_email'), 'manage', 'METHOD_UNAVAILABLE'],
  [400, refused('cannot_generate_recovery_codes'), 'manage', 'METHOD_UNAVAILABLE'],
  [400, refused('a word of next year', 'toString'), 'manage', 'UNKNOWN'],
  [400, { errors: 'no list' }, 'manage', 'UNKNOWN'],
  [401, flows('login'), 'challenge', 'CHALLENGE_EXPIRED'],
  [401, flows('login'), 'manage', 'REAUTH_REQUIRED', { reauth: 'login' }],
  [401, flows('reauthenticate'), 'manage', 'REAUTH_REQUIRED', { reauth: 'password' }],
  [401, flows('reauthenticate', 'mfa_reauthenticate'), 'confirm', 'REAUTH_REQUIRED', { reauth: 'code' }],
  [410, {}, 'manage', 'REAUTH_REQUIRED', { reauth: 'login' }],
  [410, {}, 'challenge', 'CHALLENGE_EXPIRED'],
  [409, {}, 'challenge', 'CHALLENGE_EXPIRED'],
  [409, {}, 'sign-in', 'UNKNOWN'],
  [403, undefined, 'sign-in', 'FORBIDDEN'],
  [404, undefined, 'manage', 'METHOD_UNAVAILABLE'],
  [405, undefined, 'manage', 'METHOD_UNAVAILABLE'],
  [429, { status: 429 }, 'sign-in', 'RATE_LIMITED', { retryAfter: 60 }],
  [302, undefined, 'manage', 'SERVER'],
  [503, undefined, 'manage', 'SERVER'],
])('%d %j of %s is %s', (status, body, call, code, details = {}) => {
  const error = allauthError(new Response(null, { status }), body, call);
  expect({ ...error }).toEqual({ name: 'MfaError', code, ...details });
  expect(error.message).not.toMatch(/anna/);
});

test("a gateway's own retry time is used", () => {
  const response = new Response(null, { status: 429, headers: { 'retry-after': '42' } });
  expect(allauthError(response, {}, 'challenge')).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 42 });
});
