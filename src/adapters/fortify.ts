import type { MfaAdapter, MfaCallContext, MfaFactor, MfaResult } from '../core/contract/adapter.js';
import { MfaError, toMfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { parseOtpauthUri } from '../core/text/otpauth.js';
import { expectNothing, fortifyRequest } from './fortifyRequest.js';
import type { HttpOptions } from './httpSend.js';

/** Options of {@link fortifyAdapter}. */
export interface FortifyOptions extends Omit<HttpOptions, 'baseUrl'> {
  /** Where Laravel runs, with Fortify's `prefix` if there is one. @default the page's own origin */
  baseUrl?: string | undefined;
  /** Returns the value for `X-XSRF-TOKEN`. @default the cookie `XSRF-TOKEN`, unescaped */
  xsrfToken?: (() => string | undefined) | undefined;
  /** The path, below `baseUrl`, that is requested when there is no token yet. @default '/sanctum/csrf-cookie' */
  csrfCookiePath?: string | undefined;
  /**
   * A route of yours that returns the signed-in user, because no route of Fortify says whether they have an app. The
   * response must contain `two_factor_confirmed_at`, a timestamp or null, as `return $request->user()` does.
   * @default '/api/user'
   */
  userPath?: string | undefined;
  /** Instead of `userPath`: says whether the signed-in user has confirmed an app. */
  hasApp?: ((ctx?: MfaCallContext) => Promise<boolean>) | undefined;
  /** Offers setup to users without a second factor. */
  enrollment?: 'recommended' | undefined;
}

type Contract = MfaAdapter<never>;
type Always =
  | 'login'
  | 'verifyBackupCode'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'getStatus'
  | 'removeFactor'
  | 'regenerateBackupCodes';
/** The adapter, with the methods that Fortify supports. */
export type FortifyAdapter = Contract & Required<Pick<Contract, Always>>;

/** The id of every challenge. Laravel's session identifies the user, so the id itself has no meaning. */
const SIGN_IN = 'fortify';
const APP: MfaFactor = { id: 'app', method: 'totp' };
const VERIFIED = { verified: true } as const;

/**
 * Connects to Laravel Fortify with `twoFactorAuthentication`, through its JSON routes and a session cookie: a passed
 * challenge returns `{ verified: true }` and never tokens.
 *
 * Every method rejects with an {@link MfaError}. Methods that Fortify protects with `confirmPassword` may reject with
 * REAUTH_REQUIRED for the password.
 *
 * @example
 * const adapter = fortifyAdapter({ baseUrl: 'https://api.example.com', credentials: 'include' });
 */
export function fortifyAdapter(options: FortifyOptions = {}): FortifyAdapter {
  const { userPath = '/api/user', hasApp, enrollment } = options;
  const { ask, confirmed } = fortifyRequest(options);

  async function isEnrolled(ctx: MfaCallContext | undefined): Promise<boolean> {
    if (hasApp) {
      const known: unknown = await hasApp(ctx).catch((error: unknown) => Promise.reject(toMfaError(error)));
      if (typeof known !== 'boolean') throw new MfaError('SERVER'); // a missing result doesn't mean "no"
      return known;
    }
    const { body } = await ask(userPath, ctx, { method: 'GET' });
    const at = isFields(body) ? body.two_factor_confirmed_at : undefined;
    if (at !== null && typeof at !== 'string') throw new MfaError('SERVER');
    return at !== null;
  }
  async function codes(ctx: MfaCallContext | undefined): Promise<string[]> {
    const { body } = await ask('/user/two-factor-recovery-codes', ctx, { method: 'GET' });
    const isList = Array.isArray(body) && body.length > 0 && body.every((code) => typeof code === 'string');
    if (!isList) throw new MfaError('SERVER');
    return body;
  }
  async function pass(challengeId: string, body: object, ctx: MfaCallContext | undefined) {
    if (challengeId !== SIGN_IN) throw new MfaError('CHALLENGE_EXPIRED');
    expectNothing(await ask('/two-factor-challenge', ctx, { body, call: 'challenge' }));
    return VERIFIED;
  }

  return {
    features: { backupCodesFor: ['totp'] },
    login: async (credentials, ctx) => {
      const { body } = await ask('/login', ctx, { body: credentials, call: 'sign-in' });
      const isRequired = isFields(body) ? body.two_factor : undefined;
      if (isRequired === true) {
        return { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: SIGN_IN, factors: [APP] };
      }
      if (isRequired !== false) throw new MfaError('SERVER');
      return {
        mfaRequired: false,
        user: { mfaEnrolled: false },
        ...(enrollment && { enrollment, enrollable: ['totp' as const] }),
      };
    },
    verifyChallenge: ({ challengeId, code }, ctx) => pass(challengeId, { code }, ctx),
    // Only trimmed, because case matters.
    verifyBackupCode: ({ challengeId, code }, ctx) => pass(challengeId, { recovery_code: code.trim() }, ctx),
    enrollTOTP: async (_, ctx) => {
      // Never use `force`: it would change the secret of a user who is still asked for codes of the old one.
      if (await isEnrolled(ctx)) throw new MfaError('ALREADY_ENROLLED');
      expectNothing(await confirmed('/user/two-factor-authentication', ctx));
      const { body } = await ask('/user/two-factor-qr-code', ctx, { method: 'GET' });
      const url = isFields(body) && typeof body.url === 'string' ? body.url : '';
      const uri = parseOtpauthUri(url);
      if (!uri) throw new MfaError('SERVER');
      const { secret, account } = uri;
      return { id: APP.id, secret, qrCodeUrl: url, ...(account && { account }) };
    },
    verifyTOTP: async ({ code }, ctx): Promise<MfaResult<never>> => {
      const route = { body: { code }, call: 'confirm' } as const;
      expectNothing(await confirmed('/user/confirmed-two-factor-authentication', ctx, route));
      if (!(await isEnrolled(ctx))) throw new MfaError('SERVER');
      // The app is already active, so failing here would be wrong: the user can create codes later, in the settings.
      const backupCodes = await codes(ctx).catch(() => undefined);
      return { ...VERIFIED, ...(backupCodes && { backupCodes }) };
    },
    getStatus: async (ctx) => {
      const enrolled = await isEnrolled(ctx);
      return { enrolled, factors: enrolled ? [APP] : [], enrollable: enrolled ? [] : ['totp'] };
    },
    removeFactor: async (_, ctx) =>
      expectNothing(await confirmed('/user/two-factor-authentication', ctx, { method: 'DELETE' })),
    regenerateBackupCodes: async (_, ctx) => {
      expectNothing(await confirmed('/user/two-factor-recovery-codes', ctx));
      return codes(ctx);
    },
  };
}
