import { MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  invalid_otp: 'INVALID_CODE',
  invalid_grant: 'INVALID_CODE', // an expired mfa_token has the same error, and only the text tells them apart
  expired_token: 'CHALLENGE_EXPIRED',
  mfa_context_not_found: 'CHALLENGE_EXPIRED', // the SDK keeps the context for ten minutes, in this page only
  too_many_attempts: 'RATE_LIMITED',
  too_many_requests: 'RATE_LIMITED',
  unsupported_challenge_type: 'METHOD_UNAVAILABLE',
  association_required: 'METHOD_UNAVAILABLE',
  authorization_pending: 'METHOD_UNAVAILABLE', // push, which has no code
  unauthorized_client: 'METHOD_UNAVAILABLE', // the application lacks the MFA grant
  access_denied: 'FORBIDDEN',
  timeout: 'NETWORK', // a timeout of the SDK
  server_error: 'SERVER',
  temporarily_unavailable: 'SERVER',
};
const SIGN_IN = /^(login_required|consent_required|interaction_required|missing_refresh_token|invalid_session)$/;
/** Auth0 allows ten attempts, then one every six minutes. The response doesn't contain the seconds that are left. */
const SIX_MINUTES = 360;
/** Auth0 allows ten text messages, then one an hour. */
const AN_HOUR = 3600;

/** Turns an error of auth0-spa-js into an {@link MfaError}. */
export function auth0Error(error: unknown): MfaError {
  if (!isFields(error)) return new MfaError('UNKNOWN');
  if (typeof error.error !== 'string') return toMfaError(error);
  const text = typeof error.error_description === 'string' ? error.error_description : '';
  if (SIGN_IN.test(error.error)) return new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
  if (/already enrolled/i.test(text)) return new MfaError('ALREADY_ENROLLED');
  // Also as `invalid_request`: "Too many failed codes. Wait …", "Too many SMS sent by the user. Wait …"
  if (/^too many/i.test(text)) {
    return new MfaError('RATE_LIMITED', { retryAfter: /^too many sms/i.test(text) ? AN_HOUR : SIX_MINUTES });
  }
  if (/oob_code/i.test(text)) return new MfaError('CODE_EXPIRED'); // a message that expired: another can be sent
  if (/mfa.?token|context not found/i.test(text)) return new MfaError('CHALLENGE_EXPIRED');
  const known = Object.hasOwn(TABLE, error.error) ? TABLE[error.error] : undefined;
  return new MfaError(known ?? 'UNKNOWN', known === 'RATE_LIMITED' ? { retryAfter: SIX_MINUTES } : {});
}
