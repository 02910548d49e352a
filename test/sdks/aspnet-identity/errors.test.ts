import { expect, test } from 'vitest';
import { type AspnetIdentityCall, aspnetIdentityError } from '../../../src/adapters/aspnetIdentityRequest.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';

const problem = (detail: unknown) => ({ type: 'x', title: 'anna@example.com', status: 401, detail });
const refused = (name: string) => ({ title: 'x', status: 400, errors: { [name]: ['anna@example.com'] } });

test.each<[status: number, body: unknown, call: AspnetIdentityCall, code: MfaErrorCode]>([
  [401, problem('Failed'), 'sign-in', 'INVALID_CREDENTIALS'],
  [401, problem('Failed'), 'challenge', 'INVALID_CODE'],
  [401, problem('RequiresTwoFactor'), 'challenge', 'INVALID_CODE'],
  [401, problem('LockedOut'), 'sign-in', 'LOCKED'],
  [401, problem('LockedOut'), 'challenge', 'LOCKED'],
  [401, problem('NotAllowed'), 'sign-in', 'FORBIDDEN'],
  [401, problem('a word of next year'), 'challenge', 'UNKNOWN'],
  [401, problem(7), 'sign-in', 'UNKNOWN'],
  [401, undefined, 'challenge', 'UNKNOWN'],
  [400, problem('Failed'), 'challenge', 'UNKNOWN'],
  [401, undefined, 'manage', 'REAUTH_REQUIRED'],
  [400, refused('InvalidTwoFactorCode'), 'manage', 'INVALID_CODE'],
  [400, refused('RequiresTwoFactor'), 'manage', 'INVALID_CODE'],
  [400, refused('CannotResetSharedKeyAndEnable'), 'manage', 'UNKNOWN'],
  [400, undefined, 'manage', 'UNKNOWN'],
  [403, undefined, 'manage', 'FORBIDDEN'],
  [404, undefined, 'manage', 'METHOD_UNAVAILABLE'],
  [405, undefined, 'sign-in', 'METHOD_UNAVAILABLE'],
  [429, undefined, 'sign-in', 'RATE_LIMITED'],
  [302, undefined, 'challenge', 'SERVER'],
  [503, undefined, 'manage', 'SERVER'],
])('%d %j of %s is %s', (status, body, call, code) => {
  const error = aspnetIdentityError(new Response(null, { status }), body, call);
  expect(error.code).toBe(code);
  expect(error.reauth).toBe(code === 'REAUTH_REQUIRED' ? 'login' : undefined);
  expect(JSON.stringify({ ...error, message: error.message })).not.toMatch(/anna/);
});

test('a rate limit in front of the server says how long', () => {
  const response = new Response(null, { status: 429, headers: { 'retry-after': '42' } });
  expect(aspnetIdentityError(response, {}, 'challenge')).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 42 });
});
