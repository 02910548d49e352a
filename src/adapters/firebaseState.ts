import type { FirebaseResolver, FirebaseTotpSecret } from './firebaseSdk.js';

/** A sign-in or a step-up. It is a live object of the SDK, which doesn't survive a reload. */
export interface FirebaseOpenChallenge {
  kind: 'sign-in' | 'step-up';
  /** Undefined if enrollment is required, because then there is nothing to resolve. */
  resolver: FirebaseResolver | undefined;
  /** The newest verification id of each factor. Without one, its code can't be checked. */
  sent: Map<string, string>;
  /** Whether it has signed the user in. */
  isPassed: boolean;
}

export interface FirebaseOpenEnrollment {
  label: string | undefined;
  /** The secret of an app, or the verification id of the message to a number. */
  proof: { secret: FirebaseTotpSecret } | { verificationId: string };
}

export interface FirebaseState {
  challenges: Map<string, FirebaseOpenChallenge>;
  enrollments: Map<string, FirebaseOpenEnrollment>;
  /** The challenge for `startStepUp` to open: the password was right, and the account has a second factor. */
  stepUp: FirebaseResolver | undefined;
}

const states = new WeakMap<object, FirebaseState>();

/**
 * What is open in one `Auth`. All adapters for the same `Auth` share it, because a host may create a new
 * adapter in every render.
 */
export function firebaseState(auth: object): FirebaseState {
  const state = states.get(auth) ?? { challenges: new Map(), enrollments: new Map(), stepUp: undefined };
  states.set(auth, state);
  return state;
}
