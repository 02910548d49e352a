import { isMfaError, MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

/** The kind of call, because some codes mean something different for each. */
export type FirebaseCall =
  | 'sign-in'
  | 'send'
  | 'verify-app'
  | 'verify-sent'
  | 'confirm-app'
  | 'confirm-sent'
  | 'manage';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  'invalid-verification-code': 'INVALID_CODE',
  'missing-verification-code': 'INVALID_CODE',
  'missing-code': 'INVALID_CODE',
  'code-expired': 'CODE_EXPIRED',
  'session-expired': 'CODE_EXPIRED',
  'invalid-verification-id': 'CODE_EXPIRED', // unknown or already used: the error is the same
  'missing-verification-id': 'CODE_EXPIRED',
  'quota-exceeded': 'DELIVERY_FAILED',
  'captcha-check-failed': 'DELIVERY_FAILED',
  'missing-app-credential': 'DELIVERY_FAILED',
  'invalid-app-credential': 'DELIVERY_FAILED',
  'missing-recaptcha-token': 'DELIVERY_FAILED',
  'invalid-recaptcha-token': 'DELIVERY_FAILED',
  'invalid-multi-factor-session': 'CHALLENGE_EXPIRED',
  'missing-multi-factor-session': 'CHALLENGE_EXPIRED',
  'multi-factor-info-not-found': 'METHOD_UNAVAILABLE',
  'missing-multi-factor-info': 'METHOD_UNAVAILABLE',
  'unverified-email': 'METHOD_UNAVAILABLE',
  'operation-not-allowed': 'METHOD_UNAVAILABLE',
  'unsupported-first-factor': 'METHOD_UNAVAILABLE',
  'maximum-second-factor-count-exceeded': 'METHOD_UNAVAILABLE',
  'operation-not-supported-in-this-environment': 'METHOD_UNAVAILABLE',
  'second-factor-already-in-use': 'ALREADY_ENROLLED',
  'user-disabled': 'LOCKED',
  'admin-restricted-operation': 'FORBIDDEN', // in this project, only administrators may do this
  'invalid-phone-number': 'INVALID_PHONE_NUMBER',
  'missing-phone-number': 'INVALID_PHONE_NUMBER',
  'invalid-credential': 'INVALID_CREDENTIALS',
  'invalid-login-credentials': 'INVALID_CREDENTIALS',
  'wrong-password': 'INVALID_CREDENTIALS',
  'missing-password': 'INVALID_CREDENTIALS',
  'user-not-found': 'INVALID_CREDENTIALS',
  'invalid-email': 'INVALID_CREDENTIALS',
  'missing-email': 'INVALID_CREDENTIALS',
  'user-mismatch': 'INVALID_CREDENTIALS',
  'network-request-failed': 'NETWORK', // also for a response that isn't JSON, because the SDK doesn't distinguish them
  timeout: 'NETWORK',
  'internal-error': 'SERVER',
};
const NO_SESSION = /^(user-token-expired|no-current-user|null-user|invalid-user-token|user-signed-out)$/;
/** The wait after a rate limit, in seconds. The response doesn't contain one. */
const MINUTE = 60;

/** The SDK's error code without its prefix, or '' if there is none. */
export function codeOf(error: unknown): string {
  return isFields(error) && typeof error.code === 'string' ? error.code.replace(/^auth\//, '') : '';
}

/**
 * Turns an error of Firebase's SDK into an {@link MfaError}.
 *
 * @param call the kind of call: an expired code means something different for an app than for a message
 */
export function firebaseError(error: unknown, call: FirebaseCall = 'manage'): MfaError {
  if (isMfaError(error)) return error;
  const code = codeOf(error);
  if (code === 'requires-recent-login') return new MfaError('REAUTH_REQUIRED', { reauth: 'password' });
  if (NO_SESSION.test(code)) return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
  if (code === 'too-many-requests') return new MfaError('RATE_LIMITED', { retryAfter: MINUTE });
  const known = Object.hasOwn(TABLE, code) ? TABLE[code] : undefined;
  if (known === 'CODE_EXPIRED') return new MfaError(expired(call));
  if (known) return new MfaError(known);
  return code ? new MfaError('UNKNOWN') : toMfaError(error);
}

/** The code of an app can't be sent again, so there the sign-in or the enrollment has expired. */
function expired(call: FirebaseCall): MfaErrorCode {
  if (call === 'verify-app') return 'CHALLENGE_EXPIRED';
  return call === 'confirm-app' ? 'ENROLLMENT_EXPIRED' : 'CODE_EXPIRED';
}
