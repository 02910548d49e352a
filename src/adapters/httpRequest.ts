import type { MfaCallContext } from '../core/contract/adapter.js';
import { isMfaErrorCode, MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { fieldsOf, isFields } from '../core/parse/readers.js';
import { responseDetails } from '../core/parse/responseDetails.js';
import { type HttpOptions, httpSend } from './httpSend.js';

export type { HttpOptions };

/**
 * Makes one POST request. It is never repeated, because a code works only once.
 *
 * @returns the body unchanged, or undefined for a 204.
 * @throws MfaError for every other status.
 */
export async function httpRequest(
  options: HttpOptions,
  name: string,
  p: object = {},
  ctx: MfaCallContext = {},
): Promise<unknown> {
  const { signal, idempotencyKey, proof } = ctx;
  const { response, body } = await httpSend(options, `/${pathOf(name)}`, {
    body: { ...p, ...(proof && { proof }) },
    headers: { ...(idempotencyKey && { 'idempotency-key': idempotencyKey }) },
    signal,
    keepalive: name === 'cancel', // the page may be unloading
  });
  if (!response.ok) throw httpError(response, body);
  if (response.status === 204) return undefined;
  if (body === undefined) throw new MfaError('SERVER');
  if (isFields(body)) fieldsOf(body); // throws if a 200 contains a failure
  return body;
}

/** `enrollTOTP` → `enroll-totp`. */
const pathOf = (name: string): string => name.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`);

function httpError({ status, headers }: Response, body: unknown): MfaError {
  const outer = isFields(body) ? body : {};
  const error = isFields(outer.error) ? outer.error : outer;
  const code = isMfaErrorCode(error.code) ? error.code : byStatus(status);
  // The body overrides the headers, because it is about this error, while headers may come from a gateway.
  const known = Object.entries(error).filter(([, value]) => value !== null);
  return new MfaError(code, {
    ...(code === 'REAUTH_REQUIRED' && { reauth: 'login' as const }),
    ...responseDetails(headers),
    ...Object.fromEntries(known),
  });
}

function byStatus(status: number): MfaErrorCode {
  if (status === 401) return 'REAUTH_REQUIRED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404 || status === 405) return 'METHOD_UNAVAILABLE'; // the server doesn't have this route
  if (status === 429) return 'RATE_LIMITED';
  return status >= 400 && status < 500 ? 'UNKNOWN' : 'SERVER'; // a redirect counts as an error too
}
