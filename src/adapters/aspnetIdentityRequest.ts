import type { MfaCallContext } from '../core/contract/adapter.js';
import { MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { responseDetails } from '../core/parse/responseDetails.js';
import { type HttpAnswer, type HttpOptions, httpSend } from './httpSend.js';

/** The kind of call. The same error means something different for each. */
export type AspnetIdentityCall = 'sign-in' | 'challenge' | 'manage';

/** The `detail` of the problem that `/login` returns, which is the name of a `SignInResult`. */
export const outcomeOf = (body: unknown): unknown => (isFields(body) ? body.detail : undefined);

/** Turns an error of the endpoints into an {@link MfaError}. */
export function aspnetIdentityError(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  call: AspnetIdentityCall = 'manage',
): MfaError {
  const code = codeOf(status, body, call);
  return new MfaError(code, {
    ...responseDetails(headers),
    ...(code === 'REAUTH_REQUIRED' && { reauth: 'login' as const }),
  });
}

function codeOf(status: number, body: unknown, call: AspnetIdentityCall): MfaErrorCode {
  if (status === 429) return 'RATE_LIMITED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404 || status === 405) return 'METHOD_UNAVAILABLE';
  if (status < 400 || status >= 500) return 'SERVER';
  if (call === 'manage') {
    if (status === 401) return 'REAUTH_REQUIRED';
    const errors = isFields(body) && isFields(body.errors) ? body.errors : {};
    const isCode = Object.hasOwn(errors, 'InvalidTwoFactorCode') || Object.hasOwn(errors, 'RequiresTwoFactor');
    return isCode ? 'INVALID_CODE' : 'UNKNOWN';
  }
  switch (status === 401 && outcomeOf(body)) {
    case 'Failed':
      return call === 'sign-in' ? 'INVALID_CREDENTIALS' : 'INVALID_CODE';
    case 'RequiresTwoFactor': // the code was empty
      return 'INVALID_CODE';
    case 'LockedOut':
      return 'LOCKED';
    case 'NotAllowed': // the address or the account isn't confirmed
      return 'FORBIDDEN';
    default:
      return 'UNKNOWN';
  }
}

export interface AspnetIdentityRoute {
  body: object;
  headers?: Record<string, string>;
}

export interface AspnetIdentityRequests {
  send(path: string, ctx: MfaCallContext | undefined, route: AspnetIdentityRoute): Promise<HttpAnswer>;
  /** `POST /manage/2fa`. The response is the current state, whatever the request was. */
  manage(body: object, ctx?: MfaCallContext, headers?: Record<string, string>): Promise<TwoFactor>;
}

export function aspnetIdentityRequest(
  options: Omit<HttpOptions, 'baseUrl'> & { baseUrl?: string | undefined },
): AspnetIdentityRequests {
  const http = { ...options, baseUrl: options.baseUrl ?? '' };
  const send = (path: string, ctx: MfaCallContext = {}, { body, headers }: AspnetIdentityRoute): Promise<HttpAnswer> =>
    httpSend(http, path, { body, headers, signal: ctx.signal });

  async function manage(body: object, ctx?: MfaCallContext, headers: Record<string, string> = {}): Promise<TwoFactor> {
    const answer = await send('/manage/2fa', ctx, { body, headers });
    if (!answer.response.ok) throw aspnetIdentityError(answer.response, answer.body);
    const { isTwoFactorEnabled, sharedKey, recoveryCodes, recoveryCodesLeft }: Fields = isFields(answer.body)
      ? answer.body
      : {};
    if (typeof isTwoFactorEnabled !== 'boolean' || typeof sharedKey !== 'string' || !sharedKey) {
      throw new MfaError('SERVER');
    }
    const isCount = typeof recoveryCodesLeft === 'number';
    return {
      isTwoFactorEnabled,
      sharedKey,
      ...(isCount && { recoveryCodesLeft }),
      ...(isTexts(recoveryCodes) && { recoveryCodes }),
    };
  }
  return { send, manage };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');

export interface TwoFactor {
  isTwoFactorEnabled: boolean;
  sharedKey: string;
  recoveryCodes?: string[];
  recoveryCodesLeft?: number;
}
