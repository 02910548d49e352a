/** A factor of the account or of a challenge, as the SDK lists it. */
export interface FirebaseFactorInfo {
  uid: string;
  factorId: string;
  displayName?: string | null;
  enrollmentTime: string;
  phoneNumber?: string;
}

export interface FirebaseResolver {
  hints: FirebaseFactorInfo[];
  session: object;
  resolveSignIn(assertion: object): Promise<unknown>;
}

export interface FirebaseTotpSecret {
  secretKey: string;
  enrollmentCompletionDeadline: string;
}

export interface FirebaseUser {
  email: string | null;
  emailVerified: boolean;
  providerData: { providerId: string }[];
  reload(): Promise<void>;
  getIdTokenResult(): Promise<{ authTime: string }>;
}

/** The result of `getAuth()`. */
export interface FirebaseAuth {
  currentUser: FirebaseUser | null;
  authStateReady(): Promise<void>;
  signOut(): Promise<void>;
}

/**
 * The part of `firebase/auth` that the adapter uses: pass `import * as sdk from 'firebase/auth'`. The package itself is
 * not imported. `never` replaces the SDK's classes, because constructors are compared strictly.
 */
export interface FirebaseSdk {
  signInWithEmailAndPassword(auth: object, email: string, password: string): Promise<{ user: object }>;
  reauthenticateWithCredential(user: object, credential: object): Promise<unknown>;
  EmailAuthProvider: { credential(email: string, password: string): object };
  getMultiFactorResolver(auth: object, error: object): FirebaseResolver;
  multiFactor(user: object): {
    enrolledFactors: FirebaseFactorInfo[];
    getSession(): Promise<object>;
    enroll(assertion: object, label?: string | null): Promise<void>;
    unenroll(factor: string): Promise<void>;
  };
  PhoneAuthProvider: {
    new (auth: never): { verifyPhoneNumber(p: never, verifier: never): Promise<string> };
    credential(id: string, code: string): object;
  };
  PhoneMultiFactorGenerator: { assertion(credential: object): object };
  TotpMultiFactorGenerator: {
    generateSecret(session: object): Promise<FirebaseTotpSecret>;
    assertionForEnrollment(secret: object, code: string): object;
    assertionForSignIn(uid: string, code: string): object;
  };
}
