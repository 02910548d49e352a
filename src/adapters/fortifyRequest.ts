import type { MfaCallContext } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { type FortifyCall, fortifyError } from './fortifyError.js';
import { type HttpAnswer, type HttpCall, type HttpOptions, httpSend } from './httpSend.js';
import { readCookie } from './readCookie.js';

export interface FortifyHttp extends Omit<HttpOptions, 'baseUrl'> {
  baseUrl?: string | undefined;
  xsrfToken?: (() => string | undefined) | undefined;
  csrfCookiePath?: string | undefined;
}

export interface FortifyRoute extends Pick<HttpCall, 'method' | 'body'> {
  call?: FortifyCall;
}

type Ask = (path: string, ctx?: MfaCallContext, route?: FortifyRoute) => Promise<HttpAnswer>;

/** Calls routes of Fortify. Requests that write carry the session's CSRF token. */
export function fortifyRequest(options: FortifyHttp): { ask: Ask; confirmed: Ask } {
  const { baseUrl = '', xsrfToken = () => decode(readCookie('XSRF-TOKEN')), csrfCookiePath } = options;
  const http = { ...options, baseUrl };

  async function token(signal: AbortSignal | undefined): Promise<string> {
    const known = xsrfToken();
    if (known) return known;
    // An app on another server has no cookie yet. Without this route, Laravel answers the next request with 419.
    await httpSend(http, csrfCookiePath ?? '/sanctum/csrf-cookie', { method: 'GET', signal });
    return xsrfToken() ?? '';
  }
  async function ask(path: string, ctx: MfaCallContext = {}, { method, body, call = 'manage' }: FortifyRoute = {}) {
    const { signal } = ctx;
    const headers: Record<string, string> = method === 'GET' ? {} : { 'x-xsrf-token': await token(signal) };
    const answer = await httpSend(http, path, { method, body, headers, signal });
    if (!answer.response.ok) throw fortifyError(answer.response, answer.body, call);
    return answer;
  }
  /**
   * For routes that Fortify protects with the password. If the server requires it, the call is repeated with the proof.
   */
  async function confirmed(path: string, ctx: MfaCallContext = {}, route: FortifyRoute = {}): Promise<HttpAnswer> {
    const { proof } = ctx;
    if (proof) {
      const body = { password: proof.password };
      expectNothing(await ask('/user/confirm-password', ctx, { body, call: 'password' }));
    }
    return ask(path, ctx, route);
  }
  return { ask, confirmed };
}

/** Fortify returns `""` or nothing. Anything else didn't come from Fortify. */
export function expectNothing({ body, isEmpty }: HttpAnswer): void {
  if (!isEmpty && body !== '') throw new MfaError('SERVER');
}

/** The cookie is percent-encoded, and the header isn't. A value that can't be decoded isn't a token. */
function decode(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return '';
  }
}
