import type {
  MfaAdapter,
  MfaCallContext,
  MfaFactor,
  MfaLoginResult,
  MfaVerifyParams,
} from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { flowsOf } from './allauthError.js';
import { type AllauthReply, allauthRequest, expectSignedIn, isSignedIn } from './allauthRequest.js';
import { authenticatorsOf, textsIn } from './allauthStatus.js';
import type { HttpOptions } from './httpSend.js';

/** Options of {@link allauthAdapter}. */
export interface AllauthOptions extends Omit<HttpOptions, 'baseUrl'> {
  /** The URL of the headless API for browsers. @default '/_allauth/browser/v1' */
  baseUrl?: string | undefined;
  /** Returns the value for `X-CSRFToken`. @default the cookie `csrftoken` */
  csrfToken?: (() => string | undefined) | undefined;
  /** Offers setup to users without a second factor. */
  enrollment?: 'recommended' | undefined;
  /** Your `MFA_TRUST_ENABLED`: offers to remember this device. @default false */
  trustDevice?: boolean | undefined;
  /**
   * Called with the name of the flow when a step that isn't MFA is due in the sign-in: `verify_email`, `login_by_code`.
   * Your app shows that step. The call itself rejects with CANCELLED; without this function, with FORBIDDEN.
   */
  onOtherStep?: ((flow: string) => void) | undefined;
  /** How many seconds a proof stays fresh: your `ACCOUNT_REAUTHENTICATION_TIMEOUT`. @default 300 */
  stepUpFreshSeconds?: number | undefined;
}

type Contract = MfaAdapter<never>;
type Always =
  | 'login'
  | 'getPendingLogin'
  | 'startStepUp'
  | 'verifyBackupCode'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'cancel'
  | 'getStatus'
  | 'removeFactor'
  | 'regenerateBackupCodes';
/** The adapter, with the methods that the headless API supports. */
export type AllauthAdapter = Contract & Required<Pick<Contract, Always>>;

/** The id of every sign-in. Django's session identifies it, so the id only distinguishes a sign-in from a step-up. */
const SIGN_IN = 'sign-in';
const STEP_UP = 'step-up';
const APP: MfaFactor = { id: 'app', method: 'totp' };

/**
 * Connects to django-allauth's headless API for browsers, with a session cookie: a passed challenge returns
 * `{ verified: true }` and never tokens.
 *
 * Every method rejects with an {@link MfaError}. Methods that change factors may reject with REAUTH_REQUIRED: for a
 * code if the user has a second factor, otherwise for the password.
 *
 * @example
 * const adapter = allauthAdapter({ onOtherStep: (flow) => navigate(`/account/${flow}`) });
 */
export function allauthAdapter(options: AllauthOptions = {}): AllauthAdapter {
  const { enrollment, trustDevice = false, onOtherStep, stepUpFreshSeconds = 300 } = options;
  const { ask, signedIn } = allauthRequest(options);

  /** The state of the sign-in, as a login response. */
  function stateOf(reply: AllauthReply): MfaLoginResult<never> {
    if (isSignedIn(reply)) {
      const offer = enrollment && { enrollment, enrollable: ['totp' as const] };
      return { mfaRequired: false, user: { mfaEnrolled: false }, ...offer };
    }
    const pending = flowsOf(reply.body).find(({ isPending }) => isPending);
    if (!pending) throw new MfaError(reply.status === 401 ? 'CHALLENGE_EXPIRED' : 'SERVER');
    if (pending.id === 'mfa_authenticate') {
      const { types } = pending; // version 0.63 doesn't list types, and supported only apps
      if (types.length > 0 && !types.includes('totp')) throw new MfaError('METHOD_UNAVAILABLE'); // only security keys
      return { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: SIGN_IN, factors: [APP] };
    }
    onOtherStep?.(pending.id);
    throw new MfaError(onOtherStep ? 'CANCELLED' : 'FORBIDDEN');
  }
  async function pass(
    { challengeId, trustDevice: trust = false }: MfaVerifyParams,
    code: string,
    ctx?: MfaCallContext,
  ) {
    if (challengeId === STEP_UP) {
      expectSignedIn(await ask('/auth/2fa/reauthenticate', ctx, { body: { code } }));
      return { verified: true as const };
    }
    if (challengeId !== SIGN_IN) throw new MfaError('CHALLENGE_EXPIRED');
    const route = { call: 'challenge', expected: [401] } as const;
    let reply = await ask('/auth/2fa/authenticate', ctx, { ...route, body: { code } });
    // The code was right, in this request or in an earlier one whose response was lost. All that is left is
    // whether to trust the device.
    if (flowsOf(reply.body).some(({ id, isPending }) => id === 'mfa_trust' && isPending)) {
      reply = await ask('/auth/2fa/trust', ctx, { ...route, body: { trust } });
    }
    if (!isSignedIn(reply)) {
      stateOf(reply); // throws for another pending step, or for none
      throw new MfaError('CHALLENGE_EXPIRED'); // the user has to enter the code again
    }
    return { verified: true as const };
  }
  async function codes(method: 'GET' | 'POST', ctx: MfaCallContext | undefined): Promise<string[]> {
    const route = { method, ...(method === 'POST' && { body: {} }) };
    const { body } = await signedIn('/account/authenticators/recovery-codes', ctx, route);
    const list = isFields(body.data) ? textsIn(body.data.unused_codes) : undefined;
    if (!list) throw new MfaError('SERVER');
    return list;
  }
  const authenticators = async (ctx: MfaCallContext | undefined) => {
    const { body } = await signedIn('/account/authenticators', ctx, { method: 'GET' });
    return authenticatorsOf(body.data);
  };

  return {
    features: { backupCodesFor: ['totp'], trustDevice },
    login: async (credentials, ctx) =>
      stateOf(await ask('/auth/login', ctx, { body: credentials, call: 'sign-in', expected: [401] })),
    getPendingLogin: async (ctx) => {
      const reply = await ask('/auth/session', ctx, { method: 'GET', expected: [401, 410] });
      const isPending = flowsOf(reply.body).some((flow) => flow.id === 'mfa_authenticate' && flow.isPending);
      return isPending ? stateOf(reply) : null;
    },
    startStepUp: async (ctx) => {
      const { body } = await ask('/auth/session', ctx, { method: 'GET' });
      const methods = isFields(body.data) && Array.isArray(body.data.methods) ? body.data.methods : [];
      const last: unknown = methods.at(-1);
      const at = isFields(last) && typeof last.at === 'number' ? last.at : 0;
      if (at > Date.now() / 1000 - stepUpFreshSeconds) return null;
      const { factors } = await authenticators(ctx);
      return factors.some(({ method }) => method === 'totp') ? { challengeId: STEP_UP, factors: [APP] } : null;
    },
    verifyChallenge: (p, ctx) => pass(p, p.code, ctx),
    verifyBackupCode: (p, ctx) => pass(p, p.code.trim(), ctx),
    enrollTOTP: async (_, ctx) => {
      // A 404 is a valid response here: there is no app yet, and the body contains a new secret.
      const route = { method: 'GET', expected: [404] } as const;
      const { status, body } = await signedIn('/account/authenticators/totp', ctx, route);
      if (status !== 404) throw new MfaError('ALREADY_ENROLLED');
      const { secret, totp_url: url }: Record<string, unknown> = isFields(body.meta) ? body.meta : {};
      if (typeof secret !== 'string' || !secret) throw new MfaError('SERVER');
      return { id: APP.id, secret, ...(typeof url === 'string' && { qrCodeUrl: url }) };
    },
    verifyTOTP: async ({ code }, ctx) => {
      const route = { body: { code }, call: 'confirm' } as const;
      const { body } = await signedIn('/account/authenticators/totp', ctx, route);
      if (!isFields(body.data) || body.data.type !== 'totp') throw new MfaError('SERVER');
      // The app is already active, so failing here would be wrong: the user can create codes later, in the settings.
      const backupCodes = await codes('GET', ctx).catch(() => undefined);
      return { verified: true, ...(backupCodes && { backupCodes }) };
    },
    cancel: async ({ challengeId, kind }) => {
      if (challengeId !== SIGN_IN || kind === 'step-up') return;
      await ask('/auth/session', {}, { method: 'DELETE', expected: [401] });
    },
    getStatus: async (ctx) => {
      const { factors, backupCodesLeft } = await authenticators(ctx);
      const hasApp = factors.some(({ method }) => method === 'totp');
      return {
        enrolled: factors.length > 0,
        factors,
        enrollable: hasApp ? [] : ['totp'],
        ...(backupCodesLeft !== undefined && { backupCodesLeft }),
      };
    },
    removeFactor: async (_, ctx) => void (await signedIn('/account/authenticators/totp', ctx, { method: 'DELETE' })),
    regenerateBackupCodes: (_, ctx) => codes('POST', ctx),
  };
}
