import type { MfaCallContext } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { codeOf, firebaseError } from './firebaseError.js';
import { resolverOf } from './firebaseLoginResult.js';
import type { FirebaseAuth, FirebaseFactorInfo, FirebaseSdk, FirebaseUser } from './firebaseSdk.js';
import type { FirebaseState } from './firebaseState.js';

/** The signed-in user, and the proof needed to change their factors. */
export interface FirebaseSignedIn {
  /** Rejects with REAUTH_REQUIRED if nobody is signed in. */
  currentUser: () => Promise<FirebaseUser>;
  listed: (user: FirebaseUser) => readonly FirebaseFactorInfo[];
  /** Rejects with the next proof to ask for: the password, and then a code if the user has a second factor. */
  reauthenticate: (user: FirebaseUser, ctx: MfaCallContext | undefined) => Promise<void>;
  /** Makes a call that requires a recent sign-in: first as it is, then once more after the proof. */
  recent: <R>(ctx: MfaCallContext | undefined, call: (user: FirebaseUser) => Promise<R>) => Promise<R>;
}

export function firebaseSignedIn(auth: FirebaseAuth, sdk: FirebaseSdk, state: FirebaseState): FirebaseSignedIn {
  const currentUser: FirebaseSignedIn['currentUser'] = async () => {
    await auth.authStateReady();
    if (!auth.currentUser) throw new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    return auth.currentUser;
  };
  const reauthenticate: FirebaseSignedIn['reauthenticate'] = async (user, ctx) => {
    const { email, providerData } = user;
    const hasPassword = email && providerData.some(({ providerId }) => providerId === 'password');
    if (!hasPassword) throw new MfaError('REAUTH_REQUIRED', { reauth: 'login' });
    if (!ctx?.proof) throw new MfaError('REAUTH_REQUIRED', { reauth: 'password' });
    try {
      await sdk.reauthenticateWithCredential(user, sdk.EmailAuthProvider.credential(email, ctx.proof.password));
    } catch (thrown) {
      if (codeOf(thrown) !== 'multi-factor-auth-required') throw firebaseError(thrown, 'sign-in');
      state.stepUp = resolverOf(auth, sdk, thrown);
      throw new MfaError('REAUTH_REQUIRED', { reauth: 'code' });
    }
  };
  return {
    currentUser,
    reauthenticate,
    listed: (user) => {
      const { enrolledFactors } = sdk.multiFactor(user);
      if (!Array.isArray(enrolledFactors)) throw new MfaError('SERVER');
      return enrolledFactors;
    },
    recent: async (ctx, call) => {
      const user = await currentUser();
      try {
        return await call(user);
      } catch (thrown) {
        if (codeOf(thrown) !== 'requires-recent-login') throw thrown;
      }
      await reauthenticate(user, ctx);
      return call(user);
    },
  };
}
