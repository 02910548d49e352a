import type { MfaAdapter, MfaAdminAdapter, MfaCallContext } from '../core/contract/adapter.js';
import { type HttpOptions, httpRequest } from './httpRequest.js';

export type { HttpOptions };

/**
 * A method that `httpAdapter` can call. Passkeys are left out, because they need the browser's prompt between two
 * requests.
 */
export type HttpMethod = Exclude<keyof MfaAdapter, 'features' | 'methods' | 'verifyPasskey' | 'enrollPasskey'>;

/** Options of {@link httpAdapter}: which methods your server has, and where it is. */
export interface HttpAdapterOptions<M extends HttpMethod = HttpMethod> extends HttpOptions {
  /** The methods that your server has, with `verifyChallenge`. A method that isn't listed isn't offered. */
  methods: readonly M[];
  /** Options that don't follow from the methods, such as `trustDevice`: see {@link MfaAdapter}. */
  features?: MfaAdapter['features'] | undefined;
}

/** The adapter, with the methods that were listed. */
export type HttpAdapter<M extends HttpMethod, T = unknown, C = { email: string; password: string }> = MfaAdapter<T, C> &
  Required<Pick<MfaAdapter<T, C>, M>>;

/** A method for administrators that your server may have. */
export type HttpAdminMethod = keyof MfaAdminAdapter;

/** Options of {@link httpAdminAdapter}: which methods your server has, and where it is. */
export interface HttpAdminAdapterOptions<M extends HttpAdminMethod = HttpAdminMethod> extends HttpOptions {
  /** The methods that your server has, in addition to `disableMFA`. A method that isn't listed isn't offered. */
  methods?: readonly M[] | undefined;
}

/** The methods whose only argument is the context. */
const WITHOUT_PARAMETERS: readonly (HttpMethod | HttpAdminMethod)[] = [
  'getPendingLogin',
  'startStepUp',
  'getStatus',
  'getPolicy',
];

/**
 * Connects to your own backend over plain HTTP. `verifyChallenge(p)` is `POST {baseUrl}/verify-challenge` with `p` as
 * JSON, and all other methods work the same way: the path is the method's name in kebab-case (`enrollTOTP` →
 * `enroll-totp`), and the response is JSON, or 204 for nothing. `ctx.proof` is added to the body as `proof`;
 * `ctx.idempotencyKey` is the header `Idempotency-Key`.
 *
 * Any other status than 2xx is a failure, with `{ code, retryAfter?, attemptsLeft?, reauth? }` as the body, or as
 * `error` in it. Without a known code, the status decides: 401 REAUTH_REQUIRED, 403 FORBIDDEN, 404 and 405
 * METHOD_UNAVAILABLE, 429 RATE_LIMITED, other 4xx UNKNOWN, the rest SERVER. `Retry-After` and `Date` are read; across
 * origins the server must list them in `Access-Control-Expose-Headers`.
 *
 * @throws Error if `methods` lacks `verifyChallenge`.
 *
 * @example
 * const adapter = httpAdapter({ baseUrl: '/api/mfa', methods: ['verifyChallenge', 'enrollTOTP', 'verifyTOTP'] });
 */
export function httpAdapter<const M extends HttpMethod, T = unknown, C = { email: string; password: string }>(
  options: HttpAdapterOptions<M>,
): HttpAdapter<M, T, C> {
  const { methods, features } = options;
  if (!(methods as readonly HttpMethod[]).includes('verifyChallenge')) {
    throw new Error("httpAdapter() needs 'verifyChallenge' in `methods`: without it, nobody could finish a sign-in.");
  }
  const calls = methods.map((name) => [name, callOf(options, name)] as const);
  return { ...Object.fromEntries(calls), ...(features && { features }) } as HttpAdapter<M, T, C>;
}

/**
 * The adapter for administrators, with the same convention: `disableMFA({ userId, reason })` is `POST
 * {baseUrl}/disable-mfa`. Your server must check that the caller is an administrator.
 *
 * @example
 * const admin = httpAdminAdapter({ baseUrl: '/api/admin/mfa', methods: ['getPolicy', 'setPolicy', 'getUserStatus'] });
 */
export function httpAdminAdapter<const M extends HttpAdminMethod = 'disableMFA'>(
  options: HttpAdminAdapterOptions<M>,
): MfaAdminAdapter & Required<Pick<MfaAdminAdapter, M>> {
  const names = new Set<HttpAdminMethod>(['disableMFA', ...(options.methods ?? [])]);
  return Object.fromEntries([...names].map((name) => [name, callOf(options, name)])) as MfaAdminAdapter &
    Required<Pick<MfaAdminAdapter, M>>;
}

function callOf(options: HttpOptions, name: HttpMethod | HttpAdminMethod) {
  return WITHOUT_PARAMETERS.includes(name)
    ? (ctx?: MfaCallContext) => httpRequest(options, name, {}, ctx)
    : (p?: object, ctx?: MfaCallContext) => httpRequest(options, name, p, ctx);
}
