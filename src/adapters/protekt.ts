import type { MfaAdapter } from '../core/contract/adapter.js';
import { contractMethods, methodsOf } from './contractMethods.js';

/** Protekt's SDK, or any object like it: the MFA methods are in `mfa`, `login` is in `auth`. */
export interface ProtektSdk<T = unknown> {
  /** The methods for MFA. */
  mfa: MfaAdapter<T>;
  /** The sign-in with a password. */
  auth?: { login?: MfaAdapter<T>['login'] };
}

/**
 * Turns the Protekt SDK into an adapter: `protektAdapter(protekt)`, or `protektAdapter(protekt.mfa)` without `login`.
 *
 * Each method is called on its own object, so that methods which need `this` work. Only the methods that exist are
 * offered. Their responses and errors are passed on unchanged.
 *
 * @throws Error if there is no `verifyChallenge`.
 */
export function protektAdapter<T>(sdk: ProtektSdk<T> | MfaAdapter<T>): MfaAdapter<T> {
  const { mfa, auth }: ProtektSdk<T> = 'mfa' in sdk ? sdk : { mfa: sdk };
  if (typeof mfa?.verifyChallenge !== 'function') {
    throw new Error(
      'protektAdapter() found no verifyChallenge(), so nobody could finish a sign-in. Pass `protekt` or `protekt.mfa`.',
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
