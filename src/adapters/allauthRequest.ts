import type { MfaCallContext } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { type AllauthCall, allauthError } from './allauthError.js';
import { type HttpCall, type HttpOptions, httpSend } from './httpSend.js';
import { readCookie } from './readCookie.js';

export interface AllauthHttp extends Omit<HttpOptions, 'baseUrl'> {
  baseUrl?: string | undefined;
  csrfToken?: (() => string | undefined) | undefined;
}
export interface AllauthReply {
  status: number;
  body: Fields;
}
export interface AllauthRoute extends Pick<HttpCall, 'method' | 'body'> {
  call?: AllauthCall;
  /** The error statuses that are valid responses for this route. */
  expected?: readonly number[];
}

type Ask = (path: string, ctx?: MfaCallContext, route?: AllauthRoute) => Promise<AllauthReply>;

/** Calls routes of the headless API for browsers, with a session cookie and a CSRF token. */
export function allauthRequest(options: AllauthHttp): { ask: Ask; signedIn: Ask } {
  const { baseUrl = '/_allauth/browser/v1', csrfToken = () => readCookie('csrftoken') } = options;
  const http = { ...options, baseUrl };

  async function token(signal: AbortSignal | undefined): Promise<string> {
    if (!csrfToken()) await httpSend(http, '/config', { method: 'GET', signal }); // this request sets the cookie
    return csrfToken() ?? '';
  }
  async function ask(path: string, ctx: MfaCallContext = {}, route: AllauthRoute = {}): Promise<AllauthReply> {
    const { method, body: sent, call, expected = [] } = route;
    const { signal } = ctx;
    const headers: Record<string, string> = method === 'GET' ? {} : { 'x-csrftoken': await token(signal) };
    const { response, body } = await httpSend(http, path, { method, body: sent, headers, signal });
    const { status } = response;
    if (!response.ok && !expected.includes(status)) throw allauthError(response, body, call);
    // Every response repeats its status in the body. Otherwise it came from another server.
    if (!isFields(body) || body.status !== status) throw new MfaError('SERVER');
    return { status, body };
  }
  /** For a signed-in user. If the server requires the password, the call is repeated with the proof. */
  async function signedIn(path: string, ctx: MfaCallContext = {}, route: AllauthRoute = {}): Promise<AllauthReply> {
    const { proof } = ctx;
    if (proof) expectSignedIn(await ask('/auth/reauthenticate', ctx, { body: proof, call: 'password' }));
    return ask(path, ctx, route);
  }
  return { ask, signedIn };
}

export const isSignedIn = ({ status, body }: AllauthReply): boolean =>
  status === 200 && isFields(body.meta) && body.meta.is_authenticated === true;

export function expectSignedIn(reply: AllauthReply): void {
  if (!isSignedIn(reply)) throw new MfaError('SERVER');
}
