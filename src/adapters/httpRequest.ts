import type { MfaCallContext } from '../core/contract/adapter.js';
import { isMfaErrorCode, MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { fieldsOf, isFields } from '../core/parse/readers.js';
import { responseDetails } from '../core/parse/responseDetails.js';
import { type HttpOptions, httpSend } from './httpSend.js';

export type { HttpOptions };

/**
 * One POST, never repeated: a code is spent by the first.
 *
 * @returns the body as it is, undefined for a 204.
 * @throws MfaError for everything else.
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
    keepalive: name === 'cancel', // the page may be on its way out
  });
  if (!response.ok) throw httpError(response, body);
  if (response.status === 204) return undefined;
  if (body === undefined) throw new MfaError('SERVER');
  if (isFields(body)) fieldsOf(body); // throws what a 200 says has failed
  return body;
}

/** `enrollTOTP` is at `enroll-totp`. */
const pathOf = (name: string): string => name.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`);

function httpError({ status, headers }: Response, body: unknown): MfaError {
  const outer = isFields(body) ? body : {};
  const error = isFields(outer.error) ? outer.error : outer;
  const code = isMfaErrorCode(error.code) ? error.code : byStatus(status);
  // What the body says is about this very error; headers may come from a gateway.
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
  if (status === 404 || status === 405) return 'METHOD_UNAVAILABLE'; // the server has no such route
  if (status === 429) return 'RATE_LIMITED';
  return status >= 400 && status < 500 ? 'UNKNOWN' : 'SERVER'; // a redirect is no answer either
}
