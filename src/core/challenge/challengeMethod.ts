import type { MfaFactor, MfaMethod } from '../contract/adapter.js';
import { type CustomMethods, customMethod } from '../contract/customMethod.js';

/**
 * How the user answers: with the code of a factor (or of no particular factor, if the backend names none), a passkey,
 * an approval on another device, or a backup code.
 */
export type ChallengeMethod =
  | { kind: 'code'; factor: MfaFactor | undefined }
  | { kind: 'passkey'; factor: MfaFactor }
  | { kind: 'approval'; factor: MfaFactor }
  | { kind: 'backup-code' };

/** What the adapter can do, which depends on the methods that it has. Read once, at the start. */
export interface ChallengeCapabilities {
  send: boolean;
  backupCode: boolean;
  passkey: boolean;
  approval: boolean;
  /** The custom methods that the adapter declares. */
  methods?: CustomMethods;
}

export function challengeMethodOf(factor: MfaFactor | undefined, can: ChallengeCapabilities): ChallengeMethod {
  const kind = factor?.method === 'passkey' ? 'passkey' : (customMethod(factor?.method, can.methods)?.kind ?? 'code');
  return { kind, factor } as ChallengeMethod;
}

/** Whether the adapter supports this method at all. */
export const isUsable = ({ kind }: ChallengeMethod, can: Partial<Record<ChallengeMethod['kind'], boolean>>): boolean =>
  can[kind] ?? true;

/** The factor to answer with, if the backend named one. */
export const factorOf = (selected: ChallengeMethod): MfaFactor | undefined =>
  selected.kind === 'backup-code' ? undefined : selected.factor;

/** Whether the method needs `sendChallenge` to send its code or its approval request. */
export function isSentTo(method: MfaMethod | undefined, { methods }: ChallengeCapabilities): boolean {
  const own = customMethod(method, methods);
  return method === 'sms' || method === 'email' || own?.kind === 'approval' || !!own?.sends;
}
