import { MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

/**
 * What is asked of the server, since some of its codes mean another thing each time:
 * `verify` a code of an app, `verify-sent` one that was sent.
 */
export type SupabaseCall = 'sign-in' | 'enroll' | 'enroll-phone' | 'send' | 'verify' | 'verify-sent' | 'manage';
/** Whose handle it is that is gone. */
export type SupabaseSubject = 'challenge' | 'enrollment';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  invalid_credentials: 'INVALID_CREDENTIALS',
  mfa_verification_failed: 'INVALID_CODE',
  mfa_challenge_expired: 'CODE_EXPIRED',
  mfa_ip_address_mismatch: 'CODE_EXPIRED', // another network than the one it was sent from, or passed already
  otp_expired: 'CODE_EXPIRED', // with Twilio Verify a wrong code too
  over_request_rate_limit: 'RATE_LIMITED',
  over_sms_send_rate_limit: 'RATE_LIMITED',
  sms_send_failed: 'DELIVERY_FAILED',
  mfa_verification_rejected: 'LOCKED', // the project's hook said no, and the server has ended all sessions
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
/** The session is gone; auth-js has a name of its own for the first, and drops its code. */
const NO_SESSION =
  /^(session_not_found|session_expired|user_not_found|bad_jwt|no_authorization|refresh_token_(not_found|already_used))$/;
/** 15 checks a minute; the answer does not say how many seconds are left. */
const MINUTE = 60;

/**
 * Turns the `error` of an answer of auth-js, or whatever one of its methods threw, into an {@link MfaError}.
 *
 * @param call what was asked; some codes mean another thing each time
 * @param subject whose handle it is that may be gone
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
  // What is no UUID is not found either, and has another code.
  if (code === 'mfa_factor_not_found' || (code === 'validation_failed' && status === 404)) {
    return new MfaError(gone(subject));
  }
  if (code === 'validation_failed') return new MfaError(invalid(call));
  if (error.name === 'AuthRetryableFetchError') {
    if (call === 'send' && /sending message|sms/i.test(message)) return new MfaError('DELIVERY_FAILED');
    return new MfaError(status ? 'SERVER' : 'NETWORK');
  }
  const known = Object.hasOwn(TABLE, code) ? TABLE[code] : undefined;
  if (known === 'CODE_EXPIRED' && call === 'verify') return new MfaError('NETWORK'); // no code was sent that could be sent anew
  if (known === 'RATE_LIMITED' || (!known && status === 429)) {
    return new MfaError('RATE_LIMITED', { retryAfter: secondsIn(message) });
  }
  return known ? new MfaError(known) : byStatus(status, error);
}

function gone(subject?: SupabaseSubject): MfaErrorCode {
  if (subject === 'challenge') return 'CHALLENGE_EXPIRED';
  return subject === 'enrollment' ? 'ENROLLMENT_EXPIRED' : 'METHOD_UNAVAILABLE';
}

/** An empty code, or what is no telephone number: the server has one code for both. */
function invalid(call: SupabaseCall): MfaErrorCode {
  if (call === 'enroll-phone') return 'INVALID_PHONE_NUMBER';
  return call === 'verify' || call === 'verify-sent' ? 'INVALID_CODE' : 'UNKNOWN';
}

/** Only the text tells, in whole seconds that are cut and not rounded. */
function secondsIn(message: string): number {
  const [, seconds] = /after (\d+) seconds?/.exec(message) ?? [];
  return seconds === undefined ? MINUTE : Number(seconds) + 1;
}

function byStatus(status: number, error: unknown): MfaError {
  if (status >= 500) return new MfaError('SERVER');
  if (status === 401) return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
  return status ? new MfaError('UNKNOWN') : toMfaError(error);
}
