import { MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { responseDetails } from '../core/parse/responseDetails.js';

/** The kind of call. The same error means something different for each. */
export type AllauthCall = 'sign-in' | 'challenge' | 'confirm' | 'password' | 'manage';

const TABLE: Partial<Record<string, MfaErrorCode>> = {
  incorrect_code: 'INVALID_CODE',
  email_password_mismatch: 'INVALID_CREDENTIALS',
  username_password_mismatch: 'INVALID_CREDENTIALS',
  phone_password_mismatch: 'INVALID_CREDENTIALS',
  incorrect_password: 'INVALID_CREDENTIALS',
  too_many_login_attempts: 'RATE_LIMITED',
  unverified_email: 'METHOD_UNAVAILABLE', // nothing can be set up before the address is verified
  cannot_generate_recovery_codes: 'METHOD_UNAVAILABLE',
};
/** By the name of the parameter that is missing or malformed. */
const PARAMETERS: Partial<Record<string, MfaErrorCode>> = {
  code: 'INVALID_CODE',
  email: 'INVALID_CREDENTIALS',
  username: 'INVALID_CREDENTIALS',
  password: 'INVALID_CREDENTIALS',
};
/**
 * The wait, in seconds, which the response doesn't contain: the limit is five attempts in five minutes for an account,
 * and 30 a minute for an IP address.
 */
const ACCOUNT_WAIT_SECONDS = 300;
const ADDRESS_WAIT_SECONDS = 60;

/**
 * Turns an error of the headless API into an {@link MfaError}. Callers handle 401 and 404 first if
 * they are valid responses.
 */
export function allauthError(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  call: AllauthCall = 'manage',
): MfaError {
  const code = codeOf(status, body, call);
  return new MfaError(code, {
    ...(code === 'RATE_LIMITED' && { retryAfter: status === 429 ? ADDRESS_WAIT_SECONDS : ACCOUNT_WAIT_SECONDS }),
    ...(code === 'REAUTH_REQUIRED' && { reauth: reauthOf(body) }),
    ...responseDetails(headers),
  });
}

function codeOf(status: number, body: unknown, call: AllauthCall): MfaErrorCode {
  const [error] = isFields(body) && Array.isArray(body.errors) ? body.errors : [];
  const { code, param }: Record<string, unknown> = isFields(error) ? error : {};
  const known = lookUp(TABLE, code) ?? (status === 400 ? lookUp(PARAMETERS, param) : undefined);
  if (known) return known;
  switch (status) {
    case 401: // no pending sign-in, nobody is signed in, or the last proof is too old
      return call === 'sign-in' || call === 'challenge' ? 'CHALLENGE_EXPIRED' : 'REAUTH_REQUIRED';
    case 409: // this step is not the next one
      return call === 'challenge' ? 'CHALLENGE_EXPIRED' : 'UNKNOWN';
    case 403: // the CSRF token
      return 'FORBIDDEN';
    case 404:
    case 405:
      return 'METHOD_UNAVAILABLE';
    case 410:
      return call === 'challenge' ? 'CHALLENGE_EXPIRED' : 'REAUTH_REQUIRED';
    case 429:
      return 'RATE_LIMITED';
    default:
      return status >= 400 && status < 500 ? 'UNKNOWN' : 'SERVER';
  }
}

const lookUp = (table: Partial<Record<string, MfaErrorCode>>, key: unknown): MfaErrorCode | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

export interface AllauthFlow {
  id: string;
  isPending: boolean;
  types: readonly unknown[];
}

/** `data.flows`: the possible next steps, and which one is pending. */
export function flowsOf(body: unknown): AllauthFlow[] {
  const data = isFields(body) && isFields(body.data) ? body.data : {};
  const flows = Array.isArray(data.flows) ? data.flows : [];
  return flows.filter(isFields).map(({ id, is_pending, types }) => ({
    id: String(id),
    isPending: is_pending === true,
    types: Array.isArray(types) ? types : [],
  }));
}

/** A user with a second factor has to prove that factor, not just the password. */
function reauthOf(body: unknown): 'code' | 'password' | 'login' {
  const ids = flowsOf(body).map(({ id }) => id);
  if (ids.includes('mfa_reauthenticate')) return 'code';
  return ids.includes('reauthenticate') ? 'password' : 'login';
}
