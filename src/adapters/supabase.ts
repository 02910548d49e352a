import type { MfaAdapter, MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { isMfaError, MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import type { SupabaseAuth, SupabaseCredentials } from './supabaseClient.js';
import { supabaseEnrollments } from './supabaseEnrollments.js';
import { supabaseError } from './supabaseError.js';
import { type SupabaseFactor, supabaseFactors, usableFactors } from './supabaseFactors.js';
import { asksForCode, newestCode, supabaseProof } from './supabaseProof.js';
import { supabaseRequest, textIn } from './supabaseRequest.js';
import { supabaseState } from './supabaseState.js';

export type { SupabaseAuth, SupabaseCredentials };
export { supabaseError };

const MAX_REFRESH_MS = 2000;

/** Options of {@link supabaseAdapter}. */
export interface SupabaseOptions {
  /**
   * The methods that users can set up. List what is turned on in the project, because the client has no call that
   * returns it.
   * @default ['totp']
   */
  methods?: readonly ('totp' | 'sms')[] | undefined;
  /**
   * Whether users without a second factor must enroll, or are offered enrollment. Only your policies can enforce it.
   */
  enrollment?: 'required' | 'recommended' | undefined;
  /** The name of your service in authenticator apps. @default the host of the project's site URL */
  issuer?: string | undefined;
  /** How many seconds a code counts as fresh proof for a step-up. @default 300 */
  stepUpFreshSeconds?: number | undefined;
  /** How many seconds to wait between two text messages: the project's `MFA_PHONE_MAX_FREQUENCY`. @default 60 */
  resendSeconds?: number | undefined;
}

type Contract = MfaAdapter<never, SupabaseCredentials>;
type Always =
  | 'login'
  | 'getPendingLogin'
  | 'startStepUp'
  | 'sendChallenge'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'cancel'
  | 'getStatus'
  | 'removeFactor'
  | 'disable';
/** The adapter, with the methods that Supabase always supports. `enrollSMS` and `verifySMS` depend on `methods`. */
export type SupabaseAdapter = Contract & Required<Pick<Contract, Always>>;

/**
 * Connects to Supabase Auth (auth-js 2) through `supabase.auth`. The client keeps the session, so a passed challenge
 * returns `{ verified: true }` and never tokens.
 *
 * For Supabase, an open challenge is a session that is already signed in, at level `aal1`. So your policies must
 * require `aal2` (`auth.jwt()->>'aal'`). Canceling a sign-in signs the user out; canceling a step-up doesn't.
 *
 * Every method rejects with an {@link MfaError}. There are no backup codes and no trusted devices.
 *
 * @example
 * const adapter = supabaseAdapter(supabase.auth, { methods: ['totp', 'sms'] });
 */
export function supabaseAdapter(auth: SupabaseAuth, options: SupabaseOptions = {}): SupabaseAdapter {
  const { methods = ['totp'], enrollment, issuer, stepUpFreshSeconds = 300, resendSeconds = 60 } = options;
  const state = supabaseState(auth);
  const enrollable: MfaMethod[] = [...methods];

  const listed = async (): Promise<SupabaseFactor[]> => {
    // Not `listFactors`, which reads an invalid response as a user without factors.
    const { user } = await supabaseRequest(() => auth.getUser());
    return supabaseFactors(user);
  };
  const { level, prove, confirm } = supabaseProof(auth, state);

  function open(kind: 'sign-in' | 'step-up', factors: readonly MfaFactor[]) {
    const challengeId = crypto.randomUUID();
    state.challenges.set(challengeId, { kind, factors, sent: new Map() });
    return { challengeId, ...(factors.length > 0 && { factors: [...factors] }) };
  }
  function signIn(all: readonly SupabaseFactor[]): MfaLoginResult<never> {
    const factors = usableFactors(all);
    if (factors.length > 0) return { mfaRequired: true, user: { mfaEnrolled: true }, ...open('sign-in', factors) };
    // The user has only factors that aren't supported here. Letting them in without one would bypass MFA.
    if (all.some(({ isVerified }) => isVerified)) throw new MfaError('METHOD_UNAVAILABLE');
    const user = { mfaEnrolled: false };
    if (!enrollment) return { mfaRequired: false, user };
    const offer = { user, enrollment, enrollable };
    return enrollment === 'required'
      ? { mfaRequired: true, ...offer, ...open('sign-in', []) }
      : { mfaRequired: false, ...offer };
  }
  async function unenroll(factorId: string): Promise<void> {
    try {
      textIn(await supabaseRequest(() => auth.mfa.unenroll({ factorId })), 'id');
    } catch (error) {
      if (isMfaError(error) && error.code === 'METHOD_UNAVAILABLE') return; // it is already gone
      if (asksForCode(error, state)) await refresh();
      throw error;
    }
  }
  /**
   * The change is made whether this succeeds or not. Without a network, auth-js retries for half a minute; the user
   * doesn't have to wait for that.
   */
  const refresh = async (): Promise<void> => {
    const timeout = new Promise((resolve) => setTimeout(resolve, MAX_REFRESH_MS));
    await Promise.race([supabaseRequest(() => auth.refreshSession()).catch(() => undefined), timeout]);
  };

  const { enrollTOTP, enrollSMS } = supabaseEnrollments({ auth, state, listed, issuer, resendSeconds });
  const adapter: SupabaseAdapter = {
    login: async (credentials) => {
      const { user, session } = await supabaseRequest(() => auth.signInWithPassword(credentials), 'sign-in');
      if (!isFields(session)) throw new MfaError('SERVER');
      const all = supabaseFactors(user);
      state.challenges.clear(); // they belonged to the previous session
      state.mustProve = false;
      state.enrollments.clear();
      return signIn(all);
    },
    getPendingLogin: async () => {
      const { currentLevel } = await level();
      if (currentLevel !== 'aal1') return null;
      const all = await listed();
      return all.some(({ isVerified }) => isVerified) || enrollment === 'required' ? signIn(all) : null;
    },
    startStepUp: async () => {
      const { currentLevel, currentAuthenticationMethods: used } = await level();
      const { at = 0 } = newestCode(used) ?? {};
      if (!state.mustProve && currentLevel === 'aal2' && at > Date.now() / 1000 - stepUpFreshSeconds) return null;
      const factors = usableFactors(await listed());
      return factors.length > 0 ? open('step-up', factors) : null;
    },
    sendChallenge: async ({ challengeId, factorId }) => {
      const challenge = state.challenges.get(challengeId);
      if (!challenge) throw new MfaError('CHALLENGE_EXPIRED');
      const known = challenge.factors.some(({ id, method }) => id === factorId && method === 'sms');
      if (!known) throw new MfaError('METHOD_UNAVAILABLE');
      const created = await supabaseRequest(() => auth.mfa.challenge({ factorId }), 'send', 'challenge');
      challenge.sent.set(factorId, textIn(created, 'id'));
      return { sentTo: factorId, resendIn: resendSeconds };
    },
    verifyChallenge: async ({ challengeId, factorId, code }) => {
      const challenge = state.challenges.get(challengeId);
      if (!challenge) throw new MfaError('CHALLENGE_EXPIRED');
      const { factors, sent } = challenge;
      const factor = factorId ? factors.find(({ id }) => id === factorId) : factors[0];
      if (!factor) throw new MfaError('METHOD_UNAVAILABLE');
      const isSent = factor.method === 'sms';
      const newest = sent.get(factor.id);
      if (isSent && !newest) throw new MfaError('CODE_EXPIRED'); // no code was sent from this page
      const answer = { factorId: factor.id, code, ...(newest && { sent: newest }) };
      const result = await prove(answer, isSent ? 'verify-sent' : 'verify', 'challenge');
      state.challenges.delete(challengeId);
      return result;
    },
    enrollTOTP,
    verifyTOTP: (p) => confirm(p, 'verify'),
    cancel: async ({ challengeId = '', enrollmentId = '', kind }) => {
      const left = state.enrollments.get(enrollmentId);
      const challenge = state.challenges.get(challengeId);
      state.enrollments.delete(enrollmentId);
      state.challenges.delete(challengeId);
      // The response to a correct code may have been lost, so a factor that is already verified must not be removed.
      const isOpen = left && (await listed()).some(({ id, isVerified }) => id === left.factorId && !isVerified);
      if (isOpen) await unenroll(left.factorId);
      if (kind === 'step-up' || (kind ?? challenge?.kind) !== 'sign-in') return;
      await supabaseRequest(() => auth.signOut({ scope: 'local' }));
    },
    getStatus: async () => {
      const all = await listed();
      const enrolled = all.some(({ isVerified }) => isVerified);
      return { enrolled, factors: usableFactors(all), enrollable, required: enrollment === 'required' };
    },
    removeFactor: async ({ factorId }) => {
      await unenroll(factorId);
      await refresh();
    },
    disable: async () => {
      const { method } = newestCode((await level()).currentAuthenticationMethods) ?? {};
      // Once the factor that the session was proved with is gone, the session can't remove any other, so that
      // factor is removed last. If several factors have its type, this may stop halfway; after a step-up, the
      // same call removes the rest.
      const isOwn = ({ type }: SupabaseFactor) => Number(method === (type === 'totp' ? 'totp' : `mfa/${type}`));
      const verified = (await listed()).filter(({ isVerified }) => isVerified);
      for (const { id } of verified.sort((a, b) => isOwn(a) - isOwn(b))) await unenroll(id);
      await refresh();
    },
  };
  if (!methods.includes('sms')) return adapter;
  return { ...adapter, enrollSMS, verifySMS: (p) => confirm(p, 'verify-sent') };
}
