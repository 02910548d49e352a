import type { AmplifyStep } from './amplifySdk.js';

export interface AmplifyState {
  /** The open sign-in. The SDK keeps one at a time, and doesn't identify it. */
  signIn: { challengeId: string; step: AmplifyStep } | undefined;
  /** The sign-in that has succeeded. If the user cancels it after that, they are signed out again. */
  passed: string | undefined;
  /** An app that a signed-in user is setting up. `isProved` once its code was right. */
  app: { id: string; isProved: boolean } | undefined;
  phone: { id: string; number: string; isProved: boolean } | undefined;
  /** How many passwords, codes or attempts were refused in a row. */
  failures: number;
}

const states = new WeakMap<object, AmplifyState>();

/**
 * What is open in one SDK. All adapters for the same SDK share it, because a host may create a new
 * adapter in every render.
 */
export function amplifyState(auth: object): AmplifyState {
  const state = states.get(auth) ?? {
    signIn: undefined,
    passed: undefined,
    app: undefined,
    phone: undefined,
    failures: 0,
  };
  states.set(auth, state);
  return state;
}
