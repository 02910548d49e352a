import { expect, test } from 'vitest';
import { amplifyError } from '../../../src/adapters/amplify.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';

const failure = (name: string, message = 'x') => Object.assign(new Error(message), { name });

test.each<[name: string, code: MfaErrorCode, details?: object]>([
  ['CodeMismatchException', 'INVALID_CODE'],
  ['EnableSoftwareTokenMFAException', 'INVALID_CODE'],
  ['EmptyChallengeResponse', 'INVALID_CODE'],
  ['EmptyVerifyTOTPSetupCode', 'INVALID_CODE'],
  ['EmptyConfirmUserAttributeCode', 'INVALID_CODE'],
  ['ExpiredCodeException', 'INVALID_CODE'],
  ['InvalidPasswordException', 'INVALID_CREDENTIALS'],
  ['UserNotFoundException', 'INVALID_CREDENTIALS'],
  ['EmptySignInUsername', 'INVALID_CREDENTIALS'],
  ['EmptySignInPassword', 'INVALID_CREDENTIALS'],
  ['CodeDeliveryFailureException', 'DELIVERY_FAILED'],
  ['InvalidSmsRoleAccessPolicyException', 'DELIVERY_FAILED'],
  ['InvalidSmsRoleTrustRelationshipException', 'DELIVERY_FAILED'],
  ['InvalidEmailRoleAccessPolicyException', 'DELIVERY_FAILED'],
  ['LimitExceededException', 'RATE_LIMITED', { retryAfter: 900 }],
  ['TooManyRequestsException', 'RATE_LIMITED', { retryAfter: 10 }],
  ['TooManyFailedAttemptsException', 'TOO_MANY_ATTEMPTS'],
  ['SoftwareTokenMFANotFoundException', 'METHOD_UNAVAILABLE'],
  ['MFAMethodNotFoundException', 'METHOD_UNAVAILABLE'],
  ['AliasExistsException', 'ALREADY_ENROLLED'],
  ['UserAlreadyAuthenticatedException', 'FORBIDDEN'],
  ['UserNotConfirmedException', 'FORBIDDEN'],
  ['PasswordResetRequiredException', 'FORBIDDEN'],
  ['UserLambdaValidationException', 'FORBIDDEN'],
  ['ForbiddenException', 'FORBIDDEN'],
  ['UserUnAuthenticatedException', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['NotAuthorizedException', 'REAUTH_REQUIRED', { reauth: 'login' }],
  ['NetworkError', 'NETWORK'],
  ['InternalErrorException', 'SERVER'],
  ['InternalServerError', 'SERVER'],
  ['UnexpectedLambdaException', 'SERVER'],
  ['InvalidLambdaResponseException', 'SERVER'],
  ['SignInException', 'SERVER'],
  ['Unknown', 'SERVER'],
  ['InvalidParameterException', 'UNKNOWN'],
  ['toString', 'UNKNOWN'],
  ['AnExceptionOfNextYear', 'UNKNOWN'],
  ['AbortError', 'CANCELLED'],
])('%s is %s', (name, code, details = {}) => {
  expect(amplifyError(failure(name))).toMatchObject({ code, ...details });
});

const SPENT = 'Your software token has already been used once.';
test.each<[what: string, code: MfaErrorCode, args: Parameters<typeof amplifyError>]>([
  ['a wrong password', 'INVALID_CREDENTIALS', [failure('NotAuthorizedException'), 'sign-in']],
  ['an expired session', 'CHALLENGE_EXPIRED', [failure('NotAuthorizedException'), 'verify']],
  [
    'an expired session, for a code that was sent',
    'CHALLENGE_EXPIRED',
    [failure('NotAuthorizedException'), 'verify-sent'],
  ],
  ['an expired session at a choice', 'CHALLENGE_EXPIRED', [failure('NotAuthorizedException'), 'send']],
  ['tokens that are over, in settings', 'REAUTH_REQUIRED', [failure('NotAuthorizedException'), 'confirm']],
  [
    'the lock, at a password',
    'RATE_LIMITED',
    [failure('NotAuthorizedException', 'Password attempts exceeded'), 'sign-in'],
  ],
  ['the lock, at a code', 'RATE_LIMITED', [failure('NotAuthorizedException', 'Password attempts exceeded'), 'verify']],
  ['a code of an app that was used', 'INVALID_CODE', [failure('ExpiredCodeException', SPENT), 'verify']],
  ['an expired code that was sent', 'CODE_EXPIRED', [failure('ExpiredCodeException'), 'verify-sent']],
  ['the same in settings', 'CODE_EXPIRED', [failure('ExpiredCodeException'), 'confirm-sent']],
  ['no sign-in in this page', 'CHALLENGE_EXPIRED', [failure('SignInException'), 'verify']],
  ['an unknown challenge', 'SERVER', [failure('SignInException'), 'sign-in']],
  [
    'a setup that isn’t possible during a sign-in',
    'METHOD_UNAVAILABLE',
    [failure('SignInException', 'Cannot initiate MFA setup from available types: SMS'), 'sign-in'],
  ],
  ['no number', 'INVALID_PHONE_NUMBER', [failure('InvalidParameterException'), 'phone']],
  ['a code of another form', 'INVALID_CODE', [failure('InvalidParameterException'), 'confirm']],
  ['a name that can be nobody’s', 'INVALID_CREDENTIALS', [failure('InvalidParameterException'), 'sign-in']],
  ['a choice that is none', 'UNKNOWN', [failure('InvalidParameterException'), 'send']],
  ['nothing', 'UNKNOWN', [undefined]],
  ['text', 'UNKNOWN', ['CodeMismatchException']],
  ['an object of other types', 'UNKNOWN', [{ name: 7, message: {} }]],
])('%s is %s', (_, code, args) => {
  expect(amplifyError(...args).code).toBe(code);
});

test("no error contains Cognito's own text", () => {
  const error = amplifyError(failure('CodeMismatchException', 'anna@example.com'));
  expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toMatch(/anna/);
});
