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

/** One route of Fortify; what writes carries the token of the session. */
export function fortifyRequest(options: FortifyHttp): { ask: Ask; confirmed: Ask } {
  const { baseUrl = '', xsrfToken = () => decode(readCookie('XSRF-TOKEN')), csrfCookiePath } = options;
  const http = { ...options, baseUrl };

  async function token(signal: AbortSignal | undefined): Promise<string> {
    const known = xsrfToken();
    if (known) return known;
    // An app that is served by itself has no cookie yet. Where there is no such route, Laravel says 419 to what follows.
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
  /** For what Fortify protects with the password: whoever was refused for it comes again with a proof. */
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

/** Fortify answers `""`, or nothing at all; anything else was not Fortify. */
export function expectNothing({ body, isEmpty }: HttpAnswer): void {
  if (!isEmpty && body !== '') throw new MfaError('SERVER');
}

/** The cookie is escaped, the header is not; what cannot be read is no token. */
function decode(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return '';
  }
}
