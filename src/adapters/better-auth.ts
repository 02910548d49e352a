import type { MfaAdapter, MfaCallContext } from '../core/contract/adapter.js';
import { isMfaError, MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { type Fields, fieldsOf, isFields } from '../core/parse/readers.js';
import { parseOtpauthUri } from '../core/text/otpauth.js';
import type {
  BetterAuthClient,
  BetterAuthCode,
  BetterAuthCredentials,
  BetterAuthEndpoint,
  BetterAuthPassword,
} from './betterAuthClient.js';
import { type BetterAuthErrorTable, ENROLLING, PASSWORD_MISSING, SENT_CODE } from './betterAuthError.js';
import { betterAuthKnown, factorsOf } from './betterAuthFactors.js';
import {
  type BetterAuthOptions,
  betterAuthLoginResult,
  enrollable,
  FORCED_ENROLLMENT,
} from './betterAuthLoginResult.js';
import { betterAuthRequest } from './betterAuthRequest.js';

export { betterAuthError } from './betterAuthError.js';
export type { BetterAuthClient, BetterAuthCredentials, BetterAuthOptions };
export { betterAuthLoginResult };

type Contract = MfaAdapter<never, BetterAuthCredentials>;
type Always = 'login' | 'verifyBackupCode' | 'enrollTOTP' | 'verifyTOTP' | 'getStatus' | 'disable';
/**
 * The adapter, with the methods that better-auth always supports. `sendChallenge` and email enrollment depend on `otp`.
 */
export type BetterAuthAdapter = Contract & Required<Pick<Contract, Always | 'regenerateBackupCodes'>>;

/**
 * Connects to better-auth (1.7, with its `twoFactor` plugin) through its official client. The session is a cookie, so a
 * passed challenge returns `{ verified: true }` and never tokens. Your app then reads the session again.
 *
 * Every method rejects with an {@link MfaError}. `enrollTOTP`, `disable` and `regenerateBackupCodes` need the user's
 * password: without `ctx.proof` they reject with REAUTH_REQUIRED before any request.
 *
 * Don't set `twoFactorPage` of `twoFactorClient()`, which would leave the page in the middle of the flow. Across
 * origins, the server must list `X-Retry-After` and `Date` in `Access-Control-Expose-Headers`; otherwise waits have no
 * countdown.
 */
export function betterAuthAdapter(client: BetterAuthClient, options: BetterAuthOptions = {}): BetterAuthAdapter {
  const { otp, hasApp, enrollment, codeLength } = options;
  const twoFactor: Partial<BetterAuthClient['twoFactor']> = client.twoFactor ?? {}; // missing without the plugin
  const known = betterAuthKnown();

  async function ask<P>(
    call: BetterAuthEndpoint<P> | undefined,
    body: P,
    ctx?: MfaCallContext,
    table?: BetterAuthErrorTable,
  ): Promise<Fields> {
    return fieldsOf(await betterAuthRequest(call, body, ctx, table));
  }
  async function withPassword(
    call: BetterAuthEndpoint<BetterAuthPassword> | undefined,
    ctx?: MfaCallContext,
  ): Promise<Fields> {
    if (ctx?.proof) return ask(call, { password: ctx.proof.password }, ctx);
    if (!options.passwordless) throw new MfaError('REAUTH_REQUIRED', { reauth: 'password' });
    return ask(call, {}, ctx, PASSWORD_MISSING);
  }
  async function verify(
    call: BetterAuthEndpoint<BetterAuthCode> | undefined,
    { code, trustDevice }: BetterAuthCode,
    ctx?: MfaCallContext,
    table?: BetterAuthErrorTable,
  ): Promise<{ verified: true }> {
    const { user } = await ask(call, { code, ...(trustDevice && { trustDevice }) }, ctx, table);
    // Not passed on: after an enrollment, the response contains the session and the user from before it.
    if (!isFields(user)) throw new MfaError('SERVER');
    return { verified: true };
  }
  async function sendOtp(ctx?: MfaCallContext, table?: BetterAuthErrorTable): Promise<void> {
    expectStatus(await ask(twoFactor.sendOtp, {}, ctx, table));
  }
  async function currentUser(ctx?: MfaCallContext): Promise<Fields | undefined> {
    // Not from the cookie cache, which can be minutes older than the last change.
    const session = await betterAuthRequest(client.getSession, { query: { disableCookieCache: true } }, ctx);
    const user = session === null ? undefined : fieldsOf(session).user;
    return isFields(user) ? user : undefined;
  }
  async function signedInUser(ctx?: MfaCallContext): Promise<Fields> {
    const user = await currentUser(ctx);
    if (!user) throw new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    return user;
  }
  /** Makes a call and remembers whether the user has an app, which only the error of the call reveals. */
  async function rememberingApp<R>(call: Promise<R>, refusal: MfaErrorCode, app: boolean): Promise<R> {
    try {
      return await call;
    } catch (error) {
      if (isMfaError(error) && error.code === refusal) known.app = app;
      throw error;
    }
  }

  const adapter: BetterAuthAdapter = {
    features: { trustDevice: true, fixedEmail: true, backupCodesFor: ['totp'], ...(codeLength && { codeLength }) },
    login: async (credentials, ctx) =>
      betterAuthLoginResult(await ask(client.signIn?.email, credentials, ctx), options, credentials.email),
    verifyChallenge: ({ factorId, method, ...p }, ctx) =>
      factorId === 'otp' || method === 'email' || method === 'sms'
        ? verify(twoFactor.verifyOtp, p, ctx, SENT_CODE)
        : verify(twoFactor.verifyTotp, p, ctx),
    // Only trimmed, because case and dashes matter.
    verifyBackupCode: (p, ctx) => verify(twoFactor.verifyBackupCode, { ...p, code: p.code.trim() }, ctx),
    enrollTOTP: async (_, ctx) => {
      const { totpURI, backupCodes } = await rememberingApp(
        withPassword(twoFactor.enable, ctx),
        'ALREADY_ENROLLED',
        true,
      );
      const uri = typeof totpURI === 'string' && parseOtpauthUri(totpURI);
      if (!uri) throw new MfaError('SERVER');
      return {
        id: 'totp',
        secret: uri.secret,
        qrCodeUrl: `${totpURI}`,
        ...(uri.account && { account: uri.account }),
        ...(Array.isArray(backupCodes) && { backupCodes }),
      };
    },
    verifyTOTP: async (p, ctx) => {
      const result = await verify(twoFactor.verifyTotp, p, ctx, ENROLLING);
      known.app = true;
      return result;
    },
    getStatus: async (ctx) => {
      const user = await signedInUser(ctx);
      known.isOf(user);
      const enrolled = user.twoFactorEnabled === true;
      if (!enrolled) known.app = false;
      else if (!otp) known.app = true;
      else if (hasApp) known.app = await askHost(hasApp, ctx);
      const { app } = known;
      return {
        enrolled,
        enrollable: enrollable(options, enrolled, app),
        required: enrollment === 'required',
        ...(enrolled && app !== undefined && { factors: factorsOf(options, app, user) }),
      };
    },
    disable: async (_, ctx) => expectStatus(await withPassword(twoFactor.disable, ctx)),
    regenerateBackupCodes: async (_, ctx) => {
      const made = withPassword(twoFactor.generateBackupCodes, ctx);
      const { backupCodes } = await rememberingApp(made, 'METHOD_UNAVAILABLE', false);
      if (!Array.isArray(backupCodes)) throw new MfaError('SERVER');
      return backupCodes;
    },
  };
  if (otp) {
    adapter.sendChallenge = async ({ factorId }, ctx) => {
      await sendOtp(ctx);
      return { sentTo: factorId };
    };
  }
  if (otp === 'email') {
    // The code that the user enters verifies the address and turns MFA on. `enable({ method: 'otp'
    // })` would require no proof.
    adapter.enrollEmail = async (_, ctx) => {
      const { email } = await signedInUser(ctx);
      await sendOtp(ctx, ENROLLING);
      return { id: 'otp', ...(typeof email === 'string' && { destination: email }) };
    };
    adapter.verifyEmail = (p, ctx) => verify(twoFactor.verifyOtp, p, ctx, { ...SENT_CODE, ...ENROLLING });
  }
  if (enrollment === 'required') {
    adapter.getPendingLogin = async (ctx) => {
      const user = await currentUser(ctx);
      return user && user.twoFactorEnabled !== true ? betterAuthLoginResult({ user }, options) : null;
    };
    adapter.cancel = async ({ challengeId }) => {
      // The session is already complete, so a user who cancels the enrollment would stay signed in.
      if (challengeId === FORCED_ENROLLMENT) await betterAuthRequest(client.signOut, {});
    };
  }
  return adapter;
}

/** Calls a function of the host. Its error isn't one of better-auth's, and a missing result doesn't mean "no". */
async function askHost(
  hasApp: NonNullable<BetterAuthOptions['hasApp']>,
  ctx: MfaCallContext | undefined,
): Promise<boolean> {
  const app: unknown = await hasApp(ctx).catch((error: unknown) => Promise.reject(toMfaError(error)));
  if (typeof app !== 'boolean') throw new MfaError('SERVER');
  return app;
}

/** The server returns `{ status: true }` or an error. Anything else didn't come from the server. */
function expectStatus({ status }: Fields): void {
  if (status !== true) throw new MfaError('SERVER');
}
