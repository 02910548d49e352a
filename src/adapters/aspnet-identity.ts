import type { MfaAdapter, MfaCallContext, MfaFactor, MfaLoginResult, MfaResult } from '../core/contract/adapter.js';
import { isMfaError, MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { aspnetIdentityError, aspnetIdentityRequest, outcomeOf } from './aspnetIdentityRequest.js';
import type { HttpAnswer, HttpOptions } from './httpSend.js';

/** What `/login` returns when it sets no cookie. */
export interface AspnetIdentityTokens {
  /** Always `Bearer`. */
  tokenType: string;
  /** Send it as `Authorization: Bearer …`. */
  accessToken: string;
  /** How many seconds the access token is valid. */
  expiresIn: number;
  /** Exchange it for new tokens at `/refresh`. */
  refreshToken: string;
}

/** Options of {@link aspnetIdentityAdapter}. */
export interface AspnetIdentityOptions extends Omit<HttpOptions, 'baseUrl'> {
  /** Where `MapIdentityApi` is mapped, such as '/identity'. @default the page's own origin */
  baseUrl?: string | undefined;
  /**
   * With `'bearer'`, a sign-in returns tokens: your app keeps them, and sends them with `headers`.
   * @default 'cookie'
   */
  session?: 'cookie' | 'bearer' | undefined;
  /** Offers setup to users without a second factor. */
  enrollment?: 'recommended' | undefined;
  /** How many seconds the password is kept while the code is awaited. @default 600 */
  challengeSeconds?: number | undefined;
}

type Contract = MfaAdapter<AspnetIdentityTokens>;
type Always =
  | 'login'
  | 'verifyBackupCode'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'cancel'
  | 'getStatus'
  | 'removeFactor'
  | 'regenerateBackupCodes';
/** The adapter, with the methods that the Identity endpoints support. */
export type AspnetIdentityAdapter = Contract & Required<Pick<Contract, Always>>;

const APP: MfaFactor = { id: 'app', method: 'totp' };

/**
 * Connects to the Identity endpoints of ASP.NET Core 8 and later (`MapIdentityApi`), with cookies or bearer tokens.
 *
 * The endpoints don't remember an unfinished sign-in: **the password is sent again with the code**. This adapter keeps
 * it in the meantime, for at most `challengeSeconds`, so create the adapter once and not in every render.
 *
 * Every method rejects with an {@link MfaError}.
 *
 * @example
 * const adapter = aspnetIdentityAdapter({ baseUrl: '/identity' });
 */
export function aspnetIdentityAdapter(options: AspnetIdentityOptions = {}): AspnetIdentityAdapter {
  const { session = 'cookie', enrollment, challengeSeconds = 600 } = options;
  const { send, manage } = aspnetIdentityRequest(options);
  const isBearer = session === 'bearer';
  /** The sign-in whose password was right and that is waiting for the code. */
  let open: { id: string; credentials: object; until: number; timer: ReturnType<typeof setTimeout> } | undefined;

  const close = (): void => {
    clearTimeout(open?.timer);
    open = undefined;
  };
  /** A persistent cookie also remembers this device; a session cookie does neither. */
  const signIn = (body: object, isLasting: boolean, ctx: MfaCallContext | undefined): Promise<HttpAnswer> => {
    const query = isBearer ? '' : `?${isLasting ? 'useCookies' : 'useSessionCookies'}=true`;
    return send(`/login${query}`, ctx, { body });
  };
  /**
   * Proof that the user is signed in. With bearer tokens, the tokens themselves. With a cookie, a request that works
   * only with the cookie, because an empty response proves nothing and the browser may have refused the cookie.
   */
  async function proofOf({ body }: HttpAnswer, ctx: MfaCallContext | undefined) {
    const tokens = isBearer ? tokensOf(body) : undefined;
    const headers = tokens && { authorization: `Bearer ${tokens.accessToken}` };
    const status = await manage({}, ctx, headers).catch((error: unknown) => {
      throw isMfaError(error) && error.code === 'REAUTH_REQUIRED' ? new MfaError('SERVER') : error;
    });
    return { tokens, ...status };
  }
  async function pass(id: string, code: object, isLasting: boolean, ctx?: MfaCallContext) {
    if (!open || open.id !== id) throw new MfaError('CHALLENGE_EXPIRED');
    if (open.until <= Date.now()) {
      close();
      throw new MfaError('CHALLENGE_EXPIRED');
    }
    const answer = await signIn({ ...open.credentials, ...code }, isLasting, ctx);
    if (!answer.response.ok) throw aspnetIdentityError(answer.response, answer.body, 'challenge');
    const { tokens, recoveryCodesLeft } = await proofOf(answer, ctx);
    close();
    const left = recoveryCodesLeft !== undefined && { backupCodesLeft: recoveryCodesLeft };
    return tokens ? { tokens, ...left } : { verified: true as const, ...left };
  }

  return {
    features: { trustDevice: !isBearer, trustDeviceSeconds: 14 * 86_400, backupCodesFor: ['totp'] },
    login: async ({ email, password }, ctx): Promise<MfaLoginResult<AspnetIdentityTokens>> => {
      close();
      const answer = await signIn({ email, password }, false, ctx);
      const { response, body } = answer;
      if (response.ok) {
        const { tokens, isTwoFactorEnabled } = await proofOf(answer, ctx);
        const offer = !isTwoFactorEnabled && enrollment && { enrollment, enrollable: ['totp' as const] };
        return { mfaRequired: false, user: { mfaEnrolled: isTwoFactorEnabled }, ...(tokens && { tokens }), ...offer };
      }
      if (response.status !== 401 || outcomeOf(body) !== 'RequiresTwoFactor') {
        throw aspnetIdentityError(response, body, 'sign-in');
      }
      const id = crypto.randomUUID();
      const until = Date.now() + challengeSeconds * 1000;
      open = { id, credentials: { email, password }, until, timer: setTimeout(close, challengeSeconds * 1000) };
      const user = { mfaEnrolled: true };
      return { mfaRequired: true, user, challengeId: id, factors: [APP], expiresIn: challengeSeconds };
    },
    verifyChallenge: ({ challengeId, code, trustDevice = false }, ctx) =>
      pass(challengeId, { twoFactorCode: code }, trustDevice, ctx),
    // Only trimmed, because case and dashes matter. It doesn't make the device a trusted one.
    verifyBackupCode: ({ challengeId, code }, ctx) =>
      pass(challengeId, { twoFactorRecoveryCode: code.trim() }, false, ctx),
    enrollTOTP: async (_, ctx) => {
      // Without `resetSharedKey`, which would turn off MFA if it is on.
      const { isTwoFactorEnabled, sharedKey } = await manage({}, ctx);
      if (isTwoFactorEnabled) throw new MfaError('ALREADY_ENROLLED');
      return { id: APP.id, secret: sharedKey };
    },
    verifyTOTP: async ({ code }, ctx): Promise<MfaResult<never>> => {
      // New codes each time: otherwise a user with codes left from a previous app would get none.
      const body = { enable: true, twoFactorCode: code, resetRecoveryCodes: true };
      const { isTwoFactorEnabled, recoveryCodes } = await manage(body, ctx);
      if (!isTwoFactorEnabled) throw new MfaError('SERVER');
      return { verified: true, ...(recoveryCodes && { backupCodes: recoveryCodes }) };
    },
    cancel: async ({ challengeId }) => {
      if (challengeId === open?.id) close();
    },
    getStatus: async (ctx) => {
      const { isTwoFactorEnabled: enrolled, recoveryCodesLeft } = await manage({}, ctx);
      return {
        enrolled,
        factors: enrolled ? [APP] : [],
        enrollable: enrolled ? [] : ['totp'],
        ...(enrolled && recoveryCodesLeft !== undefined && { backupCodesLeft: recoveryCodesLeft }),
      };
    },
    // Resets the secret too, so that the next app gets a new one.
    removeFactor: async (_, ctx) => {
      const { isTwoFactorEnabled } = await manage({ enable: false, resetSharedKey: true }, ctx);
      if (isTwoFactorEnabled) throw new MfaError('SERVER');
    },
    regenerateBackupCodes: async (_, ctx) => {
      const { recoveryCodes } = await manage({ resetRecoveryCodes: true }, ctx);
      if (!recoveryCodes?.length) throw new MfaError('SERVER');
      return recoveryCodes;
    },
  };
}

function tokensOf(body: unknown): AspnetIdentityTokens {
  const { tokenType, accessToken, expiresIn, refreshToken } = isFields(body) ? body : {};
  const isWhole = typeof tokenType === 'string' && typeof expiresIn === 'number' && typeof refreshToken === 'string';
  if (!isWhole || typeof accessToken !== 'string' || !accessToken) throw new MfaError('SERVER');
  return { tokenType, accessToken, expiresIn, refreshToken };
}
