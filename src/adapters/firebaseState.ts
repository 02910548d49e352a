import type { FirebaseResolver, FirebaseTotpSecret } from './firebaseSdk.js';

/** A sign-in or a step-up: a live object of the SDK, which no reload survives. */
export interface FirebaseOpenChallenge {
  kind: 'sign-in' | 'step-up';
  /** Undefined where the set-up is required, and there is nothing to resolve. */
  resolver: FirebaseResolver | undefined;
  /** Of each factor the newest verification id: without one its code cannot be checked. */
  sent: Map<string, string>;
  /** Signed in by it. */
  isPassed: boolean;
}

export interface FirebaseOpenEnrollment {
  label: string | undefined;
  /** Of an app, or of a number the verification id of the message. */
  proof: { secret: FirebaseTotpSecret } | { verificationId: string };
}

export interface FirebaseState {
  challenges: Map<string, FirebaseOpenChallenge>;
  enrollments: Map<string, FirebaseOpenEnrollment>;
  /** The password was right, and the account has a second factor: what `startStepUp` is to open. */
  stepUp: FirebaseResolver | undefined;
}

const states = new WeakMap<object, FirebaseState>();

/** What is open in one `Auth`. Adapters over the same one share it: a host may make a new one in every render. */
export function firebaseState(auth: object): FirebaseState {
  const state = states.get(auth) ?? { challenges: new Map(), enrollments: new Map(), stepUp: undefined };
  states.set(auth, state);
  return state;
}
