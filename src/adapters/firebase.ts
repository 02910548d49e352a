import type { MfaAdapter, MfaLoginResult } from '../core/contract/adapter.js';
import { type ContractMethod, contractMethods } from './contractMethods.js';
import { firebaseChallenges } from './firebaseChallenges.js';
import { firebaseEnrollments } from './firebaseEnrollments.js';
import { codeOf, firebaseError } from './firebaseError.js';
import {
  enrollableOf,
  type FirebaseOptions,
  factorsOf,
  firebaseLoginResult,
  openChallenge,
} from './firebaseLoginResult.js';
import type { FirebaseAuth, FirebaseFactorInfo, FirebaseSdk, FirebaseUser } from './firebaseSdk.js';
import { firebaseState } from './firebaseState.js';
import { firebaseSignedIn } from './firebaseUser.js';

export type { FirebaseAuth, FirebaseOptions, FirebaseSdk };
export { firebaseError, firebaseLoginResult };

type Contract = MfaAdapter<never>;
type Always =
  | 'login'
  | 'startStepUp'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'cancel'
  | 'getStatus'
  | 'removeFactor'
  | 'disable';
/** The adapter, with the methods that Firebase always supports. Those that send text messages depend on `verifier`. */
export type FirebaseAdapter = Contract & Required<Pick<Contract, Always>>;

/**
 * Connects to Firebase Authentication with Identity Platform, through `getAuth()` and `import * as sdk from
 * 'firebase/auth'`. The SDK keeps the session, so a passed challenge returns `{ verified: true }` and never tokens.
 *
 * A challenge is an object of the SDK in this page: after a reload, the user signs in again. There are no backup codes
 * and no trusted devices, and a request can't be aborted.
 *
 * Every method rejects with an {@link MfaError}. Methods that change factors may reject with REAUTH_REQUIRED: for the
 * password, and then for a code if the user has a second factor.
 *
 * @example
 * const adapter = firebaseAdapter(getAuth(), sdk, { verifier: () => recaptcha });
 */
export function firebaseAdapter(auth: FirebaseAuth, sdk: FirebaseSdk, options: FirebaseOptions = {}): FirebaseAdapter {
  const { verifier, enrollment, stepUpFreshSeconds = 300 } = options;
  const state = firebaseState(auth);
  const signedIn = firebaseSignedIn(auth, sdk, state);
  const { currentUser, listed, recent, reauthenticate } = signedIn;
  const { enrollTOTP, enrollSMS, confirm } = firebaseEnrollments(auth, sdk, state, signedIn, options);
  const { sendChallenge, verifyChallenge } = firebaseChallenges(auth, sdk, state, options);

  function withoutFactors(user: FirebaseUser): MfaLoginResult<never> {
    const result = { user: { mfaEnrolled: false } };
    const enrollable = enrollableOf(user, options);
    if (enrollment === 'required') {
      const challengeId = crypto.randomUUID();
      state.challenges.set(challengeId, { kind: 'sign-in', resolver: undefined, sent: new Map(), isPassed: true });
      return { mfaRequired: true, ...result, enrollment, enrollable, challengeId };
    }
    const isOffered = enrollment === 'recommended' && enrollable.length > 0;
    return { mfaRequired: false, ...result, ...(isOffered && { enrollment, enrollable }) };
  }
  async function unenroll(user: FirebaseUser, factorId: string): Promise<void> {
    try {
      await sdk.multiFactor(user).unenroll(factorId);
    } catch (thrown) {
      if (codeOf(thrown) !== 'multi-factor-info-not-found') throw thrown; // otherwise it is already gone
    }
  }

  const adapter: FirebaseAdapter = {
    verifyChallenge,
    login: async ({ email, password }) => {
      state.challenges.clear(); // they belonged to the previous sign-in
      state.enrollments.clear();
      try {
        await sdk.signInWithEmailAndPassword(auth, email, password);
      } catch (thrown) {
        return firebaseLoginResult(auth, sdk, thrown, options);
      }
      const user = await currentUser();
      return listed(user).length > 0 ? { mfaRequired: false, user: { mfaEnrolled: true } } : withoutFactors(user);
    },
    startStepUp: async (ctx) => {
      const user = await currentUser();
      if (!state.stepUp) {
        if (listed(user).length === 0) return null;
        const { authTime } = await user.getIdTokenResult();
        if (Date.parse(authTime) > Date.now() - stepUpFreshSeconds * 1000) return null;
        await reauthenticate(user, ctx).catch((error) => {
          if (!state.stepUp) throw error; // otherwise the password was right, and the code is next
        });
      }
      const resolver = state.stepUp;
      state.stepUp = undefined;
      return resolver ? openChallenge(state, 'step-up', resolver, options) : null;
    },
    enrollTOTP,
    verifyTOTP: confirm,
    cancel: async ({ challengeId = '', enrollmentId = '', kind }) => {
      const left = state.challenges.get(challengeId);
      state.challenges.delete(challengeId);
      state.enrollments.delete(enrollmentId);
      // Sign out only if this sign-in has already succeeded. A user who was signed in before stays signed in.
      if (left?.kind === 'sign-in' && left.isPassed && kind !== 'step-up') await auth.signOut();
    },
    getStatus: async () => {
      const user = await currentUser();
      await user.reload();
      const factors = factorsOf(listed(user), options);
      const enrolled = listed(user).length > 0;
      return { enrolled, factors, enrollable: enrollableOf(user, options), required: enrollment === 'required' };
    },
    removeFactor: ({ factorId }, ctx) => recent(ctx, (user) => unenroll(user, factorId)),
    disable: (_, ctx) =>
      recent(ctx, async (user) => {
        // Removing the newest factor while there are others signs the user out, so it is removed last.
        const added = ({ enrollmentTime }: FirebaseFactorInfo) => Date.parse(enrollmentTime) || 0;
        const all = [...listed(user)].sort((a, b) => added(a) - added(b));
        for (const { uid } of all) await unenroll(user, uid);
      }),
  };
  if (enrollment === 'required') {
    adapter.getPendingLogin = async () => {
      await auth.authStateReady();
      const user = auth.currentUser;
      return user && listed(user).length === 0 ? withoutFactors(user) : null;
    };
  }
  return guarded(verifier ? { ...adapter, sendChallenge, enrollSMS, verifySMS: confirm } : adapter);
}

/** Whatever is thrown becomes an MfaError, whether by the SDK or because another version of it lacks a method. */
function guarded(adapter: FirebaseAdapter): FirebaseAdapter {
  const guard = (name: ContractMethod) => {
    const method = adapter[name] as ((...args: unknown[]) => Promise<unknown>) | undefined;
    if (!method) return [];
    const call = async (...args: unknown[]): Promise<unknown> => {
      try {
        return await method(...args);
      } catch (thrown) {
        throw firebaseError(thrown);
      }
    };
    return [[name, call] as const];
  };
  return Object.fromEntries(contractMethods.flatMap(guard)) as unknown as FirebaseAdapter;
}
