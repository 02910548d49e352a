import type { MfaAdapter } from '../core/adapter.js';

type Method = Exclude<keyof MfaAdapter, 'features'>;

/** `protekt` of the guide, or any object shaped like it: the methods in `mfa`, the sign-in in `auth`. */
export interface ProtektSdk<T = unknown> {
  mfa: MfaAdapter<T>;
  auth?: { login?: MfaAdapter<T>['login'] };
}

/** Every method of the contract; the type checks that none is missing. */
const METHODS = Object.keys({
  login: 0,
  getPendingLogin: 0,
  startStepUp: 0,
  sendChallenge: 0,
  verifyChallenge: 0,
  verifyBackupCode: 0,
  verifyPasskey: 0,
  enrollTOTP: 0,
  verifyTOTP: 0,
  enrollSMS: 0,
  verifySMS: 0,
  enrollEmail: 0,
  verifyEmail: 0,
  enrollPasskey: 0,
  cancel: 0,
  getStatus: 0,
  renameFactor: 0,
  setDefaultFactor: 0,
  removeFactor: 0,
  disable: 0,
  regenerateBackupCodes: 0,
} satisfies Record<Method, 0>) as Method[];

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
  const { features } = mfa;
  return Object.assign(adapter, methodsOf(mfa, METHODS), auth && methodsOf(auth, ['login']), features && { features });
}

/** Looked up by name: those of a class are on its prototype, where no spread finds them. */
function methodsOf(owner: object, names: readonly Method[]): Record<string, (...args: unknown[]) => unknown> {
  const present = names.filter((name) => typeof Reflect.get(owner, name) === 'function');
  return Object.fromEntries(
    present.map((name) => [name, (...args) => Reflect.apply(Reflect.get(owner, name), owner, args)]),
  );
}
