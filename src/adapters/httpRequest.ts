import type { MfaCallContext } from '../core/contract/adapter.js';
import { isMfaErrorCode, MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { fetchError } from '../core/contract/fetchError.js';
import { fieldsOf, isFields } from '../core/parse/readers.js';
import { responseDetails } from '../core/parse/responseDetails.js';

/** What both HTTP adapters are told: where your server is, and how a request to it looks. */
export interface HttpOptions {
  /** What the paths are added to: '/api/mfa', 'https://api.example.com/mfa'. */
  baseUrl: string;
  /** Sent with every request; a function is asked each time, for a token that changes. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** Whether cookies are sent. 'include' for a server of another origin. @default 'same-origin' */
  credentials?: RequestCredentials | undefined;
  /** @default the global one, looked up at each call */
  fetch?: typeof fetch | undefined;
}

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
  let response: Response;
  let text: string;
  try {
    const headers = new Headers(typeof options.headers === 'function' ? await options.headers() : options.headers);
    headers.set('accept', 'application/json');
    headers.set('content-type', 'application/json');
    if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
    response = await (options.fetch ?? fetch)(`${options.baseUrl.replace(/\/$/, '')}/${pathOf(name)}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...p, ...(proof && { proof }) }),
      credentials: options.credentials ?? 'same-origin',
      redirect: 'manual', // or a 307 would carry the code to wherever it points
      keepalive: name === 'cancel', // the page may be on its way out
      ...(signal && { signal }),
    });
    text = await response.text();
  } catch (thrown) {
    throw fetchError(thrown, signal);
  }
  const body = parseJson(text);
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
  const told = isFields(outer.error) ? outer.error : outer;
  const code = isMfaErrorCode(told.code) ? told.code : byStatus(status);
  // What the body says is about this very error; headers may come from a gateway.
  const known = Object.entries(told).filter(([, value]) => value !== null);
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

/** Undefined for what is no JSON, such as the page of a proxy. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
