import { MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

/**
 * The kind of call, because some of the server's codes mean something different for each. `verify` checks a code from
 * an app and `verify-sent` a code that was sent.
 */
export type SupabaseCall = 'sign-in' | 'enroll' | 'enroll-phone' | 'send' | 'verify' | 'verify-sent' | 'manage';
/** Whether an unknown id belongs to a challenge or an enrollment. */
export type SupabaseSubject = 'challenge' | 'enrollment';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  invalid_credentials: 'INVALID_CREDENTIALS',
  mfa_verification_failed: 'INVALID_CODE',
  mfa_challenge_expired: 'CODE_EXPIRED',
  mfa_ip_address_mismatch: 'CODE_EXPIRED', // it was sent from another network, or was already passed
  otp_expired: 'CODE_EXPIRED', // with Twilio Verify, also for a wrong code
  over_request_rate_limit: 'RATE_LIMITED',
  over_sms_send_rate_limit: 'RATE_LIMITED',
  sms_send_failed: 'DELIVERY_FAILED',
  mfa_verification_rejected: 'LOCKED', // the project's hook refused, and the server has ended all sessions
  user_banned: 'LOCKED',
  mfa_verified_factor_exists: 'ALREADY_ENROLLED',
  mfa_factor_name_conflict: 'ALREADY_ENROLLED',
  too_many_enrolled_mfa_factors: 'METHOD_UNAVAILABLE',
  mfa_totp_enroll_not_enabled: 'METHOD_UNAVAILABLE',
  mfa_totp_verify_not_enabled: 'METHOD_UNAVAILABLE',
  mfa_phone_enroll_not_enabled: 'METHOD_UNAVAILABLE',
  mfa_phone_verify_not_enabled: 'METHOD_UNAVAILABLE',
  phone_provider_disabled: 'METHOD_UNAVAILABLE',
  email_not_confirmed: 'FORBIDDEN',
  phone_not_confirmed: 'FORBIDDEN',
  email_provider_disabled: 'FORBIDDEN',
};
/** The session is gone. For the first of these, auth-js has a separate name and drops the code. */
const NO_SESSION =
  /^(session_not_found|session_expired|user_not_found|bad_jwt|no_authorization|refresh_token_(not_found|already_used))$/;
/** The limit is 15 checks a minute. The response doesn't say how many seconds are left. */
const MINUTE = 60;

/**
 * Turns the `error` in a response of auth-js, or an error that it threw, into an {@link MfaError}.
 *
 * @param call the kind of call, because some codes mean something different for each
 * @param subject what an unknown id refers to
 */
export function supabaseError(error: unknown, call: SupabaseCall = 'manage', subject?: SupabaseSubject): MfaError {
  if (!isFields(error)) return new MfaError('UNKNOWN');
  const code = typeof error.code === 'string' ? error.code : '';
  const status = typeof error.status === 'number' ? error.status : 0;
  const message = typeof error.message === 'string' ? error.message : '';
  if (code === 'insufficient_aal') return new MfaError('REAUTH_REQUIRED', { reauth: 'code' });
  if (error.name === 'AuthSessionMissingError' || NO_SESSION.test(code)) {
    return subject === 'challenge'
      ? new MfaError('CHALLENGE_EXPIRED')
      : new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
  }
  // An id that isn't a UUID is unknown too, but has a different code.
  if (code === 'mfa_factor_not_found' || (code === 'validation_failed' && status === 404)) {
    return new MfaError(unknownId(subject));
  }
  if (code === 'validation_failed') return new MfaError(invalid(call));
  if (error.name === 'AuthRetryableFetchError') {
    if (call === 'send' && /sending message|sms/i.test(message)) return new MfaError('DELIVERY_FAILED');
    return new MfaError(status ? 'SERVER' : 'NETWORK');
  }
  const known = Object.hasOwn(TABLE, code) ? TABLE[code] : undefined;
  if (known === 'CODE_EXPIRED' && call === 'verify') return new MfaError('NETWORK'); // nothing to resend
  if (known === 'RATE_LIMITED' || (!known && status === 429)) {
    return new MfaError('RATE_LIMITED', { retryAfter: secondsIn(message) });
  }
  return known ? new MfaError(known) : byStatus(status, error);
}

function unknownId(subject?: SupabaseSubject): MfaErrorCode {
  if (subject === 'challenge') return 'CHALLENGE_EXPIRED';
  return subject === 'enrollment' ? 'ENROLLMENT_EXPIRED' : 'METHOD_UNAVAILABLE';
}

/** An empty code or an invalid phone number: the server has the same error code for both. */
function invalid(call: SupabaseCall): MfaErrorCode {
  if (call === 'enroll-phone') return 'INVALID_PHONE_NUMBER';
  return call === 'verify' || call === 'verify-sent' ? 'INVALID_CODE' : 'UNKNOWN';
}

/** Reads the seconds to wait from the error's text, which is the only place for them. They are rounded down there. */
function secondsIn(message: string): number {
  const [, seconds] = /after (\d+) seconds?/.exec(message) ?? [];
  return seconds === undefined ? MINUTE : Number(seconds) + 1;
}

function byStatus(status: number, error: unknown): MfaError {
  if (status >= 500) return new MfaError('SERVER');
  if (status === 401) return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
  return status ? new MfaError('UNKNOWN') : toMfaError(error);
}
