import { MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

/**
 * What is asked of Cognito, since some of its names mean another thing each time: `verify` a code of an app,
 * `verify-sent` one that was sent, `confirm` and `confirm-sent` the same of a set-up by somebody who is signed in.
 */
export type AmplifyCall =
  | 'sign-in'
  | 'send'
  | 'verify'
  | 'verify-sent'
  | 'confirm'
  | 'confirm-sent'
  | 'phone'
  | 'manage';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  CodeMismatchException: 'INVALID_CODE',
  EnableSoftwareTokenMFAException: 'INVALID_CODE',
  EmptyChallengeResponse: 'INVALID_CODE',
  EmptyVerifyTOTPSetupCode: 'INVALID_CODE',
  EmptyConfirmUserAttributeCode: 'INVALID_CODE',
  InvalidPasswordException: 'INVALID_CREDENTIALS',
  UserNotFoundException: 'INVALID_CREDENTIALS',
  EmptySignInUsername: 'INVALID_CREDENTIALS',
  EmptySignInPassword: 'INVALID_CREDENTIALS',
  CodeDeliveryFailureException: 'DELIVERY_FAILED',
  InvalidSmsRoleAccessPolicyException: 'DELIVERY_FAILED',
  InvalidSmsRoleTrustRelationshipException: 'DELIVERY_FAILED',
  InvalidEmailRoleAccessPolicyException: 'DELIVERY_FAILED',
  LimitExceededException: 'RATE_LIMITED',
  TooManyRequestsException: 'RATE_LIMITED',
  TooManyFailedAttemptsException: 'TOO_MANY_ATTEMPTS',
  SoftwareTokenMFANotFoundException: 'METHOD_UNAVAILABLE',
  MFAMethodNotFoundException: 'METHOD_UNAVAILABLE',
  AliasExistsException: 'ALREADY_ENROLLED', // another account has this number
  UserAlreadyAuthenticatedException: 'FORBIDDEN', // sign out first
  UserNotConfirmedException: 'FORBIDDEN',
  PasswordResetRequiredException: 'FORBIDDEN',
  UserLambdaValidationException: 'FORBIDDEN', // a trigger of the pool said no
  ForbiddenException: 'FORBIDDEN', // a firewall did
  NetworkError: 'NETWORK',
  InternalErrorException: 'SERVER',
  InternalServerError: 'SERVER',
  UnexpectedLambdaException: 'SERVER',
  InvalidLambdaResponseException: 'SERVER',
};
/** Cognito never says for how long: its quotas are by the second, limits of an attribute's codes by minutes. */
const WAITS: Partial<Record<string, number>> = { TooManyRequestsException: 10, LimitExceededException: 900 };

/** Whether it is Cognito's lock after wrong passwords or codes in a row: only its text tells. */
export function isLock(error: unknown): boolean {
  return isFields(error) && error.name === 'NotAuthorizedException' && /attempts exceeded/i.test(`${error.message}`);
}

/**
 * Turns what a function of `aws-amplify/auth` threw into an {@link MfaError}.
 *
 * @param call what was asked; some names mean another thing each time
 */
export function amplifyError(error: unknown, call: AmplifyCall = 'manage'): MfaError {
  if (!isFields(error) || typeof error.name !== 'string') return new MfaError('UNKNOWN');
  const { name } = error;
  if (isLock(error)) return new MfaError('RATE_LIMITED', { retryAfter: 1 });
  const isOfSignIn = call === 'verify' || call === 'verify-sent' || call === 'send';
  switch (name) {
    case 'NotAuthorizedException': // a wrong password, or a session that is over
      if (call === 'sign-in') return new MfaError('INVALID_CREDENTIALS');
      return isOfSignIn ? new MfaError('CHALLENGE_EXPIRED') : new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    case 'UserUnAuthenticatedException':
      return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    case 'SignInException': // the SDK: no sign-in is open in this page; or a challenge that it does not know
      // A factor is due that nobody can set up there: text messages, by an account without a number.
      if (/initiate MFA setup/i.test(`${error.message}`)) return new MfaError('METHOD_UNAVAILABLE');
      return new MfaError(isOfSignIn ? 'CHALLENGE_EXPIRED' : 'SERVER');
    case 'ExpiredCodeException': // of an app: "Your software token has already been used once"
      return new MfaError(call === 'verify-sent' || call === 'confirm-sent' ? 'CODE_EXPIRED' : 'INVALID_CODE');
    case 'InvalidParameterException':
      return new MfaError(invalid(call));
    case 'Unknown': // what the SDK makes of a TypeError of its own, thus of an answer that it cannot read
      return new MfaError('SERVER');
  }
  const known = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
  if (!known) return toMfaError(error);
  const retryAfter = WAITS[name];
  return new MfaError(known, retryAfter ? { retryAfter } : {});
}

/** What does not fit Cognito's pattern: a code that is not six digits, or what is no telephone number. */
function invalid(call: AmplifyCall): MfaErrorCode {
  if (call === 'phone') return 'INVALID_PHONE_NUMBER';
  if (call === 'sign-in') return 'INVALID_CREDENTIALS';
  return call === 'manage' || call === 'send' ? 'UNKNOWN' : 'INVALID_CODE';
}
