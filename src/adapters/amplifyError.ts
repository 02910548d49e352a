import { MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

/**
 * The kind of call, because some of Cognito's error names mean something different for each. `verify` checks a
 * code from an app and `verify-sent` a code that was sent; `confirm` and `confirm-sent` do the same for an
 * enrollment by a signed-in user.
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
  AliasExistsException: 'ALREADY_ENROLLED', // another account uses this number
  UserAlreadyAuthenticatedException: 'FORBIDDEN', // the user has to sign out first
  UserNotConfirmedException: 'FORBIDDEN',
  PasswordResetRequiredException: 'FORBIDDEN',
  UserLambdaValidationException: 'FORBIDDEN', // a trigger of the pool refused
  ForbiddenException: 'FORBIDDEN', // a firewall refused
  NetworkError: 'NETWORK',
  InternalErrorException: 'SERVER',
  InternalServerError: 'SERVER',
  UnexpectedLambdaException: 'SERVER',
  InvalidLambdaResponseException: 'SERVER',
};
/**
 * Cognito never says how long to wait: its quotas are per second, and its limits for an attribute's codes last minutes.
 */
const WAITS: Partial<Record<string, number>> = { TooManyRequestsException: 10, LimitExceededException: 900 };

/**
 * Whether Cognito has locked the account after several wrong passwords or codes. Only the text of the error says so.
 */
export function isLock(error: unknown): boolean {
  return isFields(error) && error.name === 'NotAuthorizedException' && /attempts exceeded/i.test(`${error.message}`);
}

/**
 * Turns an error of `aws-amplify/auth` into an {@link MfaError}.
 *
 * @param call the kind of call, because some names mean something different for each
 */
export function amplifyError(error: unknown, call: AmplifyCall = 'manage'): MfaError {
  if (!isFields(error) || typeof error.name !== 'string') return new MfaError('UNKNOWN');
  const { name } = error;
  if (isLock(error)) return new MfaError('RATE_LIMITED', { retryAfter: 1 });
  const isOfSignIn = call === 'verify' || call === 'verify-sent' || call === 'send';
  switch (name) {
    case 'NotAuthorizedException': // a wrong password, or an expired session
      if (call === 'sign-in') return new MfaError('INVALID_CREDENTIALS');
      return isOfSignIn ? new MfaError('CHALLENGE_EXPIRED') : new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    case 'UserUnAuthenticatedException':
      return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    case 'SignInException': // from the SDK: no sign-in is open in this page, or an unknown challenge
      // The required factor can't be set up here: text messages, for an account without a phone number.
      if (/initiate MFA setup/i.test(`${error.message}`)) return new MfaError('METHOD_UNAVAILABLE');
      return new MfaError(isOfSignIn ? 'CHALLENGE_EXPIRED' : 'SERVER');
    case 'ExpiredCodeException': // for an app: "Your software token has already been used once"
      return new MfaError(call === 'verify-sent' || call === 'confirm-sent' ? 'CODE_EXPIRED' : 'INVALID_CODE');
    case 'InvalidParameterException':
      return new MfaError(invalid(call));
    case 'Unknown': // the SDK's name for an internal TypeError, caused by a response that it can't read
      return new MfaError('SERVER');
  }
  const known = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
  if (!known) return toMfaError(error);
  const retryAfter = WAITS[name];
  return new MfaError(known, retryAfter ? { retryAfter } : {});
}

/** An argument that doesn't match Cognito's pattern: a code that isn't six digits, or an invalid phone number. */
function invalid(call: AmplifyCall): MfaErrorCode {
  if (call === 'phone') return 'INVALID_PHONE_NUMBER';
  if (call === 'sign-in') return 'INVALID_CREDENTIALS';
  return call === 'manage' || call === 'send' ? 'UNKNOWN' : 'INVALID_CODE';
}
