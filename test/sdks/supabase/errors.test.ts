import { expect, test } from 'vitest';
import { supabaseError } from '../../../src/adapters/supabase.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';

const failure = (code: string, more: object = {}) => ({
  name: 'AuthApiError',
  message: 'x',
  status: 422,
  code,
  ...more,
});

test.each<[server: string, code: MfaErrorCode, details?: object]>([
  ['invalid_credentials', 'INVALID_CREDENTIALS'],
  ['mfa_verification_failed', 'INVALID_CODE'],
  ['mfa_challenge_expired', 'CODE_EXPIRED'],
  ['mfa_ip_address_mismatch', 'CODE_EXPIRED'],
  ['otp_expired', 'CODE_EXPIRED'],
  ['over_request_rate_limit', 'RATE_LIMITED', { retryAfter: 60 }],
  ['over_sms_send_rate_limit', 'RATE_LIMITED', { retryAfter: 60 }],
  ['sms_send_failed', 'DELIVERY_FAILED'],
  ['mfa_verification_rejected', 'LOCKED'],
  ['user_banned', 'LOCKED'],
  ['mfa_verified_factor_exists', 'ALREADY_ENROLLED'],
  ['mfa_factor_name_conflict', 'ALREADY_ENROLLED'],
  ['too_many_enrolled_mfa_factors', 'METHOD_UNAVAILABLE'],
  ['mfa_totp_enroll_not_enabled', 'METHOD_UNAVAILABLE'],
  ['mfa_totp_verify_not_enabled', 'METHOD_UNAVAILABLE'],
  ['mfa_phone_enroll_not_enabled', 'METHOD_UNAVAILABLE'],
  ['mfa_phone_verify_not_enabled', 'METHOD_UNAVAILABLE'],
  ['phone_provider_disabled', 'METHOD_UNAVAILABLE'],
  ['mfa_factor_not_found', 'METHOD_UNAVAILABLE'],
  ['email_not_confirmed', 'FORBIDDEN'],
  ['phone_not_confirmed', 'FORBIDDEN'],
  ['email_provider_disabled', 'FORBIDDEN'],
  ['insufficient_aal', 'REAUTH_REQUIRED', { reauth: 'code' }],
  ['session_not_found', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['session_expired', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['user_not_found', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['bad_jwt', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['no_authorization', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['refresh_token_not_found', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['refresh_token_already_used', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['validation_failed', 'UNKNOWN'],
  ['toString', 'UNKNOWN'],
  ['a code of next year', 'UNKNOWN'],
])('%s is %s', (server, code, details = {}) => {
  expect(supabaseError(failure(server))).toMatchObject({ code, ...details });
});

test.each<[what: string, code: MfaErrorCode, args: Parameters<typeof supabaseError>]>([
  ['no number to enroll', 'INVALID_PHONE_NUMBER', [failure('validation_failed'), 'enroll-phone']],
  ['an empty code of an app', 'INVALID_CODE', [failure('validation_failed'), 'verify']],
  ['an empty code that was sent', 'INVALID_CODE', [failure('validation_failed'), 'verify-sent']],
  [
    'a factor that is gone, of a challenge',
    'CHALLENGE_EXPIRED',
    [failure('mfa_factor_not_found'), 'verify', 'challenge'],
  ],
  [
    'a factor that is gone, during a setup',
    'ENROLLMENT_EXPIRED',
    [failure('mfa_factor_not_found'), 'verify', 'enrollment'],
  ],
  [
    'a session that is gone, of a challenge',
    'CHALLENGE_EXPIRED',
    [failure('session_not_found'), 'verify', 'challenge'],
  ],
  ['an id that is none', 'METHOD_UNAVAILABLE', [failure('validation_failed', { status: 404 }), 'manage']],
  ['a session that is gone, during a setup', 'REAUTH_REQUIRED', [failure('session_not_found'), 'verify', 'enrollment']],
  ['a challenge of an app that died amid the check', 'NETWORK', [failure('mfa_challenge_expired'), 'verify']],
  ['an app, and another network amid the check', 'NETWORK', [failure('mfa_ip_address_mismatch'), 'verify']],
  ['a code that was sent, and another network', 'CODE_EXPIRED', [failure('mfa_ip_address_mismatch'), 'verify-sent']],
  ['a provider of messages that fails', 'DELIVERY_FAILED', [retryable(500, 'error sending message'), 'send']],
  ['no provider of messages', 'DELIVERY_FAILED', [retryable(500, 'Failed to get SMS provider'), 'send']],
  ['a server that fails at a send', 'SERVER', [retryable(502, 'Bad Gateway'), 'send']],
  ['a server that fails', 'SERVER', [retryable(500, 'x')]],
  ['no answer', 'NETWORK', [retryable(0, 'fetch failed')]],
  ['no session in the client', 'REAUTH_REQUIRED', [{ name: 'AuthSessionMissingError', message: 'x', status: 400 }]],
  ['a 429 without a code', 'RATE_LIMITED', [failure('', { status: 429 })]],
  ['a 401 without a code', 'REAUTH_REQUIRED', [failure('', { status: 401 })]],
  ['a 503 of another name', 'SERVER', [failure('', { status: 503 })]],
  ['nothing', 'UNKNOWN', [undefined]],
  ['text', 'UNKNOWN', ['over_request_rate_limit']],
  ['an object of other types', 'UNKNOWN', [{ code: 7, status: '429', message: {} }]],
  ['an abort', 'CANCELLED', [new DOMException('x', 'AbortError')]],
])('%s is %s', (_, code, args) => {
  expect(supabaseError(...args).code).toBe(code);
});

function retryable(status: number, message: string) {
  return { name: 'AuthRetryableFetchError', status, message };
}

test.each([
  ['For security purposes, you can only request this after 59 seconds.', 60],
  ['For security purposes, you can only request this after 0 seconds.', 1],
  ['For security purposes, you can only request this after a while.', 60],
])('"%s" is a wait of %d s', (message, retryAfter) => {
  expect(supabaseError(failure('over_sms_send_rate_limit', { message }))).toMatchObject({ retryAfter });
});

test("no error contains the server's own text", () => {
  const error = supabaseError(failure('mfa_verification_failed', { message: 'anna@example.com', details: 'secret' }));
  expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toMatch(/anna|secret/);
});
