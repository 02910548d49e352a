import { expect, test } from 'vitest';
import { firebaseError } from '../../../src/adapters/firebase.js';
import { MfaError, type MfaErrorCode } from '../../../src/core/contract/error.js';

test.each<[sdk: string, code: MfaErrorCode, details?: object]>([
  ['invalid-verification-code', 'INVALID_CODE'],
  ['missing-verification-code', 'INVALID_CODE'],
  ['missing-code', 'INVALID_CODE'],
  ['code-expired', 'CODE_EXPIRED'],
  ['session-expired', 'CODE_EXPIRED'],
  ['invalid-verification-id', 'CODE_EXPIRED'],
  ['missing-verification-id', 'CODE_EXPIRED'],
  ['quota-exceeded', 'DELIVERY_FAILED'],
  ['captcha-check-failed', 'DELIVERY_FAILED'],
  ['missing-app-credential', 'DELIVERY_FAILED'],
  ['invalid-app-credential', 'DELIVERY_FAILED'],
  ['missing-recaptcha-token', 'DELIVERY_FAILED'],
  ['invalid-recaptcha-token', 'DELIVERY_FAILED'],
  ['invalid-multi-factor-session', 'CHALLENGE_EXPIRED'],
  ['missing-multi-factor-session', 'CHALLENGE_EXPIRED'],
  ['multi-factor-info-not-found', 'METHOD_UNAVAILABLE'],
  ['missing-multi-factor-info', 'METHOD_UNAVAILABLE'],
  ['unverified-email', 'METHOD_UNAVAILABLE'],
  ['operation-not-allowed', 'METHOD_UNAVAILABLE'],
  ['unsupported-first-factor', 'METHOD_UNAVAILABLE'],
  ['maximum-second-factor-count-exceeded', 'METHOD_UNAVAILABLE'],
  ['operation-not-supported-in-this-environment', 'METHOD_UNAVAILABLE'],
  ['second-factor-already-in-use', 'ALREADY_ENROLLED'],
  ['user-disabled', 'LOCKED'],
  ['admin-restricted-operation', 'FORBIDDEN'],
  ['invalid-phone-number', 'INVALID_PHONE_NUMBER'],
  ['missing-phone-number', 'INVALID_PHONE_NUMBER'],
  ['invalid-credential', 'INVALID_CREDENTIALS'],
  ['invalid-login-credentials', 'INVALID_CREDENTIALS'],
  ['wrong-password', 'INVALID_CREDENTIALS'],
  ['missing-password', 'INVALID_CREDENTIALS'],
  ['user-not-found', 'INVALID_CREDENTIALS'],
  ['invalid-email', 'INVALID_CREDENTIALS'],
  ['missing-email', 'INVALID_CREDENTIALS'],
  ['user-mismatch', 'INVALID_CREDENTIALS'],
  ['network-request-failed', 'NETWORK'],
  ['timeout', 'NETWORK'],
  ['internal-error', 'SERVER'],
  ['requires-recent-login', 'REAUTH_REQUIRED', { reauth: 'password' }],
  ['user-token-expired', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['no-current-user', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['null-user', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['invalid-user-token', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['user-signed-out', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['too-many-requests', 'RATE_LIMITED', { retryAfter: 60 }],
  ['toString', 'UNKNOWN'],
  ['a code of next year', 'UNKNOWN'],
])('auth/%s is %s', (sdk, code, details = {}) => {
  expect(firebaseError({ code: `auth/${sdk}`, message: 'x' })).toMatchObject({ code, ...details });
});

test.each(['code-expired', 'session-expired', 'invalid-verification-id'])(
  'for an app, auth/%s ends the sign-in or the setup, because there is nothing to send',
  (sdk) => {
    const error = { code: `auth/${sdk}` };
    expect(firebaseError(error, 'verify-app').code).toBe('CHALLENGE_EXPIRED');
    expect(firebaseError(error, 'confirm-app').code).toBe('ENROLLMENT_EXPIRED');
    expect(firebaseError(error, 'verify-sent').code).toBe('CODE_EXPIRED');
    expect(firebaseError(error, 'confirm-sent').code).toBe('CODE_EXPIRED');
  },
);

test.each([
  ['nothing', undefined, 'UNKNOWN'],
  ['text', 'auth/too-many-requests', 'UNKNOWN'],
  ['a code of another type', { code: 7 }, 'UNKNOWN'],
  ['a method that is missing', new TypeError('sdk.multiFactor is not a function'), 'UNKNOWN'],
  ['a fetch that failed', new TypeError('Failed to fetch'), 'NETWORK'],
  ['an abort', new DOMException('x', 'AbortError'), 'CANCELLED'],
  ['an error of ours', new MfaError('SERVER'), 'SERVER'],
])('%s is a code', (_, thrown, code) => {
  expect(firebaseError(thrown).code).toBe(code);
});

test("no error contains the SDK's own text", () => {
  const error = firebaseError({
    code: 'auth/internal-error',
    message: 'anna@example.com',
    customData: { a: 'secret' },
  });
  expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toMatch(/anna|secret/);
});
