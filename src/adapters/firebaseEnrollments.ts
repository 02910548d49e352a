import type { MfaAdapter } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { sendMessage } from './firebaseChallenges.js';
import { firebaseError } from './firebaseError.js';
import type { FirebaseOptions } from './firebaseLoginResult.js';
import type { FirebaseAuth, FirebaseSdk } from './firebaseSdk.js';
import type { FirebaseOpenEnrollment, FirebaseState } from './firebaseState.js';
import type { FirebaseSignedIn } from './firebaseUser.js';

type Enrolling = Required<Pick<MfaAdapter<never>, 'enrollTOTP' | 'enrollSMS'>> & {
  confirm: (p: { enrollmentId: string; code: string }) => Promise<{ verified: true }>;
};

/** Enrollments. The SDK keeps them in this page, and the server stores them only once they are confirmed. */
export function firebaseEnrollments(
  auth: FirebaseAuth,
  sdk: FirebaseSdk,
  { challenges, enrollments }: FirebaseState,
  { currentUser, listed, recent }: FirebaseSignedIn,
  { verifier }: FirebaseOptions,
): Enrolling {
  const inSignIn = (challengeId: string | undefined): void => {
    if (challengeId && !challenges.has(challengeId)) throw new MfaError('CHALLENGE_EXPIRED');
  };
  const opened = (enrollment: FirebaseOpenEnrollment): string => {
    const id = crypto.randomUUID();
    enrollments.set(id, enrollment);
    return id;
  };
  return {
    enrollTOTP: ({ label, challengeId } = {}, ctx) =>
      recent(ctx, async (user) => {
        inSignIn(challengeId);
        const secret = await sdk.TotpMultiFactorGenerator.generateSecret(await sdk.multiFactor(user).getSession());
        if (!isFields(secret) || typeof secret.secretKey !== 'string' || !secret.secretKey)
          throw new MfaError('SERVER');
        const seconds = Math.round((Date.parse(secret.enrollmentCompletionDeadline) - Date.now()) / 1000);
        return {
          id: opened({ label, proof: { secret } }),
          secret: secret.secretKey, // not `generateQrCodeUrl`, which doesn't encode the names
          ...(user.email && { account: user.email }),
          ...(seconds > 0 && { expiresIn: seconds }),
        };
      }),
    enrollSMS: ({ phoneNumber, label, challengeId }, ctx) =>
      recent(ctx, async (user) => {
        inSignIn(challengeId);
        const session = await sdk.multiFactor(user).getSession();
        const verificationId = await sendMessage(auth, sdk, verifier, { phoneNumber, session });
        return { id: opened({ label, proof: { verificationId } }), destination: phoneNumber };
      }),
    confirm: async ({ enrollmentId, code }) => {
      const open = enrollments.get(enrollmentId);
      if (!open) throw new MfaError('ENROLLMENT_EXPIRED');
      if (!code) throw new MfaError('INVALID_CODE');
      const user = await currentUser();
      const { proof, label } = open;
      const before = listed(user).length;
      try {
        const assertion =
          'secret' in proof
            ? sdk.TotpMultiFactorGenerator.assertionForEnrollment(proof.secret, code)
            : sdk.PhoneMultiFactorGenerator.assertion(sdk.PhoneAuthProvider.credential(proof.verificationId, code));
        await sdk.multiFactor(user).enroll(assertion, label);
      } catch (thrown) {
        throw firebaseError(thrown, 'secret' in proof ? 'confirm-app' : 'confirm-sent');
      }
      // The SDK returns nothing. Only a fresh list of factors shows that it worked.
      if (listed(user).length <= before) throw new MfaError('SERVER');
      enrollments.delete(enrollmentId);
      return { verified: true };
    },
  };
}
