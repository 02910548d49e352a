import { expect, test } from 'vitest';
import { auth0Error } from '../../../src/adapters/auth0.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';

test.each<[error: string, code: MfaErrorCode, details?: object]>([
  ['invalid_otp', 'INVALID_CODE'],
  ['invalid_grant', 'INVALID_CODE'],
  ['expired_token', 'CHALLENGE_EXPIRED'],
  ['mfa_context_not_found', 'CHALLENGE_EXPIRED'],
  ['too_many_attempts', 'RATE_LIMITED', { retryAfter: 360 }],
  ['too_many_requests', 'RATE_LIMITED', { retryAfter: 360 }],
  ['unsupported_challenge_type', 'METHOD_UNAVAILABLE'],
  ['association_required', 'METHOD_UNAVAILABLE'],
  ['authorization_pending', 'METHOD_UNAVAILABLE'],
  ['unauthorized_client', 'METHOD_UNAVAILABLE'],
  ['access_denied', 'FORBIDDEN'],
  ['timeout', 'NETWORK'],
  ['server_error', 'SERVER'],
  ['temporarily_unavailable', 'SERVER'],
  ['login_required', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['consent_required', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['interaction_required', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['missing_refresh_token', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['invalid_session', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['toString', 'UNKNOWN'],
  ['an_error_of_next_year', 'UNKNOWN'],
])('%s is %s', (error, code, details = {}) => {
  expect(auth0Error({ error, error_description: 'x' })).toMatchObject({ code, ...details });
});

test.each<[what: string, code: MfaErrorCode, error: unknown]>([
  ['a setup that already exists', 'ALREADY_ENROLLED', refused('access_denied', 'User is already enrolled.')],
  ['an invalid token', 'CHALLENGE_EXPIRED', refused('invalid_grant', 'Malformed mfa_token')],
  [
    'a token of another page',
    'CHALLENGE_EXPIRED',
    refused('invalid_request', 'MFA context not found for this MFA token'),
  ],
  ['a wrong code from an app', 'INVALID_CODE', refused('invalid_grant', 'Invalid otp_code.')],
  ['a wrong code from a message', 'INVALID_CODE', refused('invalid_grant', 'Invalid binding_code.')],
  ['a wrong recovery code', 'INVALID_CODE', refused('invalid_grant', 'MFA Authorization rejected.')],
  ['a message that has expired', 'CODE_EXPIRED', refused('expired_token', 'oob_code is expired')],
  ['a message of another sign-in', 'CODE_EXPIRED', refused('invalid_grant', 'Malformed oob_code')],
  ['no answer', 'NETWORK', new TypeError('fetch failed')],
  ['nothing', 'UNKNOWN', undefined],
  ['text', 'UNKNOWN', 'invalid_grant'],
  ['an object of other types', 'UNKNOWN', { error: 7, error_description: {} }],
])('%s is %s', (_, code, error) => {
  expect(auth0Error(error).code).toBe(code);
});

function refused(error: string, error_description: string) {
  return { error, error_description };
}

test.each([
  ['Too many failed codes. Wait for some minutes before retrying.', 360],
  ['Too many SMS sent by the user. Wait for some minutes before retrying.', 3600],
])('“%s” is a wait, whatever its error', (text, retryAfter) => {
  for (const error of ['invalid_request', 'too_many_attempts', 'access_denied']) {
    expect(auth0Error(refused(error, text))).toMatchObject({ code: 'RATE_LIMITED', retryAfter });
  }
});

test("no error contains Auth0's own text", () => {
  const error = auth0Error(refused('invalid_grant', 'anna@example.com'));
  expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toMatch(/anna/);
});
