/** A factor as the SDK lists it: of the account, or of a challenge. */
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

/** `getAuth()`. */
export interface FirebaseAuth {
  currentUser: FirebaseUser | null;
  authStateReady(): Promise<void>;
  signOut(): Promise<void>;
}

/**
 * The part of `firebase/auth` that is used: `import * as sdk from 'firebase/auth'` fits. Structural: the package is not
 * imported. `never` stands where the SDK's classes would have to be named: constructors are compared strictly.
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
