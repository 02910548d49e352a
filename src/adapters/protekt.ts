import type { MfaAdapter } from '../core/contract/adapter.js';
import { contractMethods, methodsOf } from './contractMethods.js';

/** `protekt` of the guide, or any object shaped like it: the methods in `mfa`, the sign-in in `auth`. */
export interface ProtektSdk<T = unknown> {
  mfa: MfaAdapter<T>;
  auth?: { login?: MfaAdapter<T>['login'] };
}

/**
 * The Protekt SDK as an adapter: `protektAdapter(protekt)`, or `protektAdapter(protekt.mfa)` without the sign-in.
 *
 * Each method is called on the object it belongs to, so that one that needs `this` works, and only those that are
 * there are offered: presence is the capability. What they answer and reject with is passed on untouched.
 *
 * @throws Error if there is no `verifyChallenge`.
 */
export function protektAdapter<T>(sdk: ProtektSdk<T> | MfaAdapter<T>): MfaAdapter<T> {
  const { mfa, auth }: ProtektSdk<T> = 'mfa' in sdk ? sdk : { mfa: sdk };
  if (typeof mfa?.verifyChallenge !== 'function') {
    throw new Error(
      'protektAdapter() found no verifyChallenge(), so nobody could finish a sign-in. Give it `protekt` or `protekt.mfa`.',
    );
  }
  const adapter: MfaAdapter<T> = { verifyChallenge: (p, ctx) => mfa.verifyChallenge(p, ctx) };
  const { features, methods } = mfa;
  return Object.assign(
    adapter,
    methodsOf(mfa, contractMethods),
    auth && methodsOf(auth, ['login']),
    features && { features },
    methods && { methods },
  );
}
