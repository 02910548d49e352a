import { MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { responseDetails } from '../core/parse/responseDetails.js';

/** The kind of call. The same refused field means something different for each. */
export type FortifyCall = 'sign-in' | 'challenge' | 'confirm' | 'password' | 'manage';

/** By the field that failed validation (422). */
const FIELDS: Partial<Record<string, MfaErrorCode>> = {
  code: 'INVALID_CODE',
  recovery_code: 'INVALID_CODE',
  email: 'INVALID_CREDENTIALS',
  username: 'INVALID_CREDENTIALS',
  password: 'INVALID_CREDENTIALS',
};

/** Turns an error of Laravel into an {@link MfaError}. Laravel's texts are translated, so they aren't used. */
export function fortifyError(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  call: FortifyCall,
): MfaError {
  const code = codeOf(status, body, call);
  const reauth = code === 'REAUTH_REQUIRED' && { reauth: status === 423 ? ('password' as const) : ('login' as const) };
  return new MfaError(code, { ...responseDetails(headers), ...reauth });
}

function codeOf(status: number, body: unknown, call: FortifyCall): MfaErrorCode {
  const isChallenge = call === 'challenge';
  // A user who is already signed in gets a redirect, which a browser reports as status 0.
  if (status === 0 || (status >= 300 && status < 400)) return isChallenge ? 'CHALLENGE_EXPIRED' : 'UNKNOWN';
  switch (status) {
    case 422: {
      const errors = isFields(body) && isFields(body.errors) ? Object.keys(body.errors) : [];
      const known = errors.flatMap((field) => (Object.hasOwn(FIELDS, field) ? (FIELDS[field] ?? []) : []));
      return known[0] ?? 'UNKNOWN';
    }
    case 423: // the password must be confirmed first
      return 'REAUTH_REQUIRED';
    case 401:
    case 419: // the token belongs to another session, so the sign-in's session is gone
      if (call === 'sign-in') return 'UNKNOWN';
      return isChallenge ? 'CHALLENGE_EXPIRED' : 'REAUTH_REQUIRED';
    case 403:
      return 'FORBIDDEN';
    case 404:
    case 405: // the feature is turned off
      return 'METHOD_UNAVAILABLE';
    case 429:
      return 'RATE_LIMITED';
    default:
      return status >= 400 && status < 500 ? 'UNKNOWN' : 'SERVER';
  }
}
