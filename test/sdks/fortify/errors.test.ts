import { expect, test } from 'vitest';
import { type FortifyCall, fortifyError } from '../../../src/adapters/fortifyError.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';

const refused = (...fields: string[]) => ({
  message: 'anna@example.com',
  errors: Object.fromEntries(fields.map((field) => [field, ['anna@example.com']])),
});

test.each<[status: number, body: unknown, call: FortifyCall, code: MfaErrorCode, reauth?: string]>([
  [422, refused('email'), 'sign-in', 'INVALID_CREDENTIALS'],
  [422, refused('username'), 'sign-in', 'INVALID_CREDENTIALS'],
  [422, refused('password'), 'sign-in', 'INVALID_CREDENTIALS'],
  [422, refused('password'), 'password', 'INVALID_CREDENTIALS'],
  [422, refused('code'), 'challenge', 'INVALID_CODE'],
  [422, refused('recovery_code'), 'challenge', 'INVALID_CODE'],
  [422, refused('code'), 'confirm', 'INVALID_CODE'],
  [422, refused('toString'), 'challenge', 'UNKNOWN'],
  [422, { errors: [] }, 'challenge', 'UNKNOWN'],
  [422, undefined, 'challenge', 'UNKNOWN'],
  [423, {}, 'manage', 'REAUTH_REQUIRED', 'password'],
  [401, {}, 'manage', 'REAUTH_REQUIRED', 'login'],
  [419, {}, 'manage', 'REAUTH_REQUIRED', 'login'],
  [419, {}, 'challenge', 'CHALLENGE_EXPIRED'],
  [401, {}, 'challenge', 'CHALLENGE_EXPIRED'],
  [419, {}, 'sign-in', 'UNKNOWN'],
  [302, undefined, 'challenge', 'CHALLENGE_EXPIRED'],
  [302, undefined, 'sign-in', 'UNKNOWN'],
  [403, {}, 'manage', 'FORBIDDEN'],
  [404, {}, 'manage', 'METHOD_UNAVAILABLE'],
  [405, {}, 'manage', 'METHOD_UNAVAILABLE'],
  [429, {}, 'challenge', 'RATE_LIMITED'],
  [418, {}, 'manage', 'UNKNOWN'],
  [503, {}, 'manage', 'SERVER'],
])('%d %j of %s is %s', (status, body, call, code, reauth) => {
  const error = fortifyError(new Response(null, { status }), body, call);
  expect({ code: error.code, reauth: error.reauth }).toEqual({ code, reauth });
  expect(JSON.stringify({ ...error, message: error.message })).not.toMatch(/anna/);
});

test('a redirect as the browser reports it counts too', () => {
  const { status, headers } = Response.error();
  expect(fortifyError({ status, headers }, undefined, 'challenge').code).toBe('CHALLENGE_EXPIRED');
});

test('a rate limit says how long', () => {
  const response = new Response(null, { status: 429, headers: { 'retry-after': '42' } });
  expect(fortifyError(response, {}, 'challenge')).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 42 });
});
