import { MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  invalid_otp: 'INVALID_CODE',
  invalid_grant: 'INVALID_CODE', // also a dead mfa_token: only the text tells
  expired_token: 'CHALLENGE_EXPIRED',
  mfa_context_not_found: 'CHALLENGE_EXPIRED', // the SDK keeps it for ten minutes, and in this page alone
  too_many_attempts: 'RATE_LIMITED',
  too_many_requests: 'RATE_LIMITED',
  unsupported_challenge_type: 'METHOD_UNAVAILABLE',
  association_required: 'METHOD_UNAVAILABLE',
  authorization_pending: 'METHOD_UNAVAILABLE', // push, whose answer has no code
  unauthorized_client: 'METHOD_UNAVAILABLE', // the application has no MFA grant
  access_denied: 'FORBIDDEN',
  timeout: 'NETWORK', // the SDK's own
  server_error: 'SERVER',
  temporarily_unavailable: 'SERVER',
};
const SIGN_IN = /^(login_required|consent_required|interaction_required|missing_refresh_token|invalid_session)$/;
/** Ten attempts, then one in six minutes; the answer does not say how many seconds are left. */
const SIX_MINUTES = 360;

/** Turns what a method of auth0-spa-js threw into an {@link MfaError}. */
export function auth0Error(error: unknown): MfaError {
  if (!isFields(error)) return new MfaError('UNKNOWN');
  if (typeof error.error !== 'string') return toMfaError(error);
  const text = typeof error.error_description === 'string' ? error.error_description : '';
  if (SIGN_IN.test(error.error)) return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
  if (/already enrolled/i.test(text)) return new MfaError('ALREADY_ENROLLED');
  if (/mfa.?token|context not found/i.test(text)) return new MfaError('CHALLENGE_EXPIRED');
  const known = Object.hasOwn(TABLE, error.error) ? TABLE[error.error] : undefined;
  return new MfaError(known ?? 'UNKNOWN', known === 'RATE_LIMITED' ? { retryAfter: SIX_MINUTES } : {});
}
