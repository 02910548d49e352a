import type { MfaAdapter } from '../core/contract/adapter.js';

export type ContractMethod = Exclude<keyof MfaAdapter, 'features' | 'methods'>;

/** Every method of the contract. The type ensures that none is missing. */
export const contractMethods: readonly ContractMethod[] = Object.keys({
  login: 0,
  getPendingLogin: 0,
  startStepUp: 0,
  sendChallenge: 0,
  verifyChallenge: 0,
  verifyBackupCode: 0,
  verifyPasskey: 0,
  verifyApproval: 0,
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
} satisfies Record<ContractMethod, 0>) as ContractMethod[];

/**
 * The methods in `names` that `owner` has, each bound to it, because some need `this`. They are looked up by name,
 * because the methods of a class are on its prototype, which a spread doesn't copy. What throws at once rejects instead.
 */
export function methodsOf(
  owner: object,
  names: readonly ContractMethod[],
): Record<string, (...args: unknown[]) => Promise<unknown>> {
  const present = names.filter((name) => typeof Reflect.get(owner, name) === 'function');
  return Object.fromEntries(
    present.map((name) => [name, async (...args) => Reflect.apply(Reflect.get(owner, name), owner, args)]),
  );
}
