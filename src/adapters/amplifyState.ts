import type { AmplifyStep } from './amplifySdk.js';

export interface AmplifyState {
  /** The sign-in that is open. The SDK keeps one at a time, and its own state of it has no name. */
  signIn: { challengeId: string; step: AmplifyStep } | undefined;
  /** Signed in by it: who cancels after all is signed out again. */
  passed: string | undefined;
  /** An app that is set up by somebody who is signed in; `isProved` once its code was right. */
  app: { id: string; isProved: boolean } | undefined;
  phone: { id: string; number: string; isProved: boolean } | undefined;
  /** Wrong passwords and codes in a row, and refusals to look at more of them. */
  failures: number;
}

const states = new WeakMap<object, AmplifyState>();

/** What is open in one SDK. Adapters over the same one share it: a host may make a new one in every render. */
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
