import type { MfaAdapter } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { firebaseError } from './firebaseError.js';
import { type FirebaseOptions, factorsOf } from './firebaseLoginResult.js';
import type { FirebaseAuth, FirebaseResolver, FirebaseSdk } from './firebaseSdk.js';
import type { FirebaseOpenChallenge, FirebaseState } from './firebaseState.js';

type Challenges = Required<Pick<MfaAdapter<never>, 'sendChallenge' | 'verifyChallenge'>>;

/** Sends a message after a reCAPTCHA check. Returns the verification id, which is needed to check the code. */
export async function sendMessage(
  auth: FirebaseAuth,
  sdk: FirebaseSdk,
  verifier: FirebaseOptions['verifier'],
  p: object,
): Promise<string> {
  if (!verifier) throw new MfaError('METHOD_UNAVAILABLE');
  const id: unknown = await new sdk.PhoneAuthProvider(auth as never).verifyPhoneNumber(p as never, verifier() as never);
  if (typeof id !== 'string' || !id) throw new MfaError('SERVER');
  return id;
}

/** The second step of a sign-in or a step-up. Codes are checked by the object that requested them. */
export function firebaseChallenges(
  auth: FirebaseAuth,
  sdk: FirebaseSdk,
  { challenges }: FirebaseState,
  options: FirebaseOptions,
): Challenges {
  function openOf(id: string): FirebaseOpenChallenge & { resolver: FirebaseResolver } {
    const challenge = challenges.get(id);
    if (!challenge?.resolver || challenge.isPassed) throw new MfaError('CHALLENGE_EXPIRED');
    return Object.assign(challenge, { resolver: challenge.resolver });
  }
  return {
    sendChallenge: async ({ challengeId, factorId }) => {
      const { resolver, sent } = openOf(challengeId);
      const multiFactorHint = resolver.hints.find(({ uid, factorId: type }) => uid === factorId && type === 'phone');
      if (!multiFactorHint) throw new MfaError('METHOD_UNAVAILABLE');
      const { session } = resolver;
      sent.set(factorId, await sendMessage(auth, sdk, options.verifier, { multiFactorHint, session }));
      return { sentTo: factorId };
    },
    verifyChallenge: async ({ challengeId, factorId, code }) => {
      const challenge = openOf(challengeId);
      const { resolver, sent } = challenge;
      const [first] = factorsOf(resolver.hints, options);
      const hint = resolver.hints.find(({ uid }) => uid === (factorId ?? first?.id));
      if (!hint) throw new MfaError('METHOD_UNAVAILABLE');
      if (!code) throw new MfaError('INVALID_CODE'); // the server's response to an empty code isn't documented
      const isApp = hint.factorId === 'totp';
      const id = sent.get(hint.uid);
      if (!isApp && !id) throw new MfaError('CODE_EXPIRED'); // no code was sent from this page
      try {
        const assertion = isApp
          ? sdk.TotpMultiFactorGenerator.assertionForSignIn(hint.uid, code)
          : sdk.PhoneMultiFactorGenerator.assertion(sdk.PhoneAuthProvider.credential(id ?? '', code));
        const answer = await resolver.resolveSignIn(assertion);
        if (!isFields(answer) || !isFields(answer.user) || !auth.currentUser) throw new MfaError('SERVER');
      } catch (thrown) {
        throw firebaseError(thrown, isApp ? 'verify-app' : 'verify-sent');
      }
      challenge.isPassed = true;
      return { verified: true };
    },
  };
}
