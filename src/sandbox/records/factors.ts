import type { MfaCustomMethod, MfaFactor, MfaMethod } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';

interface FactorBase {
  readonly id: string;
  label?: string | undefined;
  readonly createdAt: number;
  lastUsedAt?: number;
}
export interface TotpFactor extends FactorBase {
  readonly method: 'totp';
  readonly secret: string;
  lastStep: number;
}
export interface SentFactor extends FactorBase {
  readonly method: 'sms' | 'email';
  readonly destination: string;
}
export interface PasskeyFactor extends FactorBase {
  readonly method: 'passkey';
  readonly credentialId: string;
  readonly key: string;
  counter: number;
}
/** The factor of a method that the option `methods` declares. */
export interface DeclaredFactor extends FactorBase {
  readonly method: 'declared';
  readonly declared: MfaCustomMethod;
  readonly destination?: string;
  /** The secret from which the user's device computes its codes. */
  readonly secret: string;
  lastStep: number;
}
export type FactorRecord = TotpFactor | SentFactor | PasskeyFactor | DeclaredFactor;

/** The method as the client knows it. */
export const methodOf = (factor: FactorRecord): MfaMethod =>
  factor.method === 'declared' ? factor.declared.id : factor.method;

/** Whether the user's device computes the codes. */
export const isComputed = (factor: FactorRecord): factor is TotpFactor | DeclaredFactor =>
  factor.method === 'totp' || (isDeclared(factor, 'code') && !factor.declared.sends);

/** Whether its codes are sent. */
export const isSent = (factor: FactorRecord): factor is SentFactor | DeclaredFactor =>
  factor.method === 'sms' || factor.method === 'email' || (isDeclared(factor, 'code') && !!factor.declared.sends);

export const isDeclared = (factor: FactorRecord, kind: MfaCustomMethod['kind']): factor is DeclaredFactor =>
  factor.method === 'declared' && factor.declared.kind === kind;

/** Strongest first: passkeys resist phishing, and codes that are sent come last (NIST SP 800-63B-4 §3). */
const STRENGTH: readonly string[] = ['passkey', 'approval', 'totp', 'code', 'sms', 'email'];
const strengthOf = (factor: FactorRecord): number =>
  STRENGTH.indexOf(factor.method === 'declared' ? factor.declared.kind : factor.method);

export interface FactorOwner {
  factors: FactorRecord[];
  defaultFactorId?: string | undefined;
}

/** The user's factors, the default one first, then the strongest. */
export function sortedFactors(user: FactorOwner): FactorRecord[] {
  const rank = (factor: FactorRecord) => (factor.id === user.defaultFactorId ? -1 : strengthOf(factor));
  return [...user.factors].sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt);
}

/**
 * The factors that can answer a challenge. A method that the administrator turned off is left out, unless the user has
 * no other: the account must not depend on the password alone. A policy knows only the built-in methods.
 */
export function usableFactors(backend: Backend, user: FactorOwner): FactorRecord[] {
  const all = sortedFactors(user);
  const allowed = all.filter(
    (factor) => factor.method === 'declared' || backend.policy.methods.includes(factor.method),
  );
  return allowed.length > 0 ? allowed : all;
}

/** The factor as the client sees it. Destinations aren't masked, because that is the client's responsibility. */
export function describeFactor(user: FactorOwner, factor: FactorRecord): MfaFactor {
  return {
    id: factor.id,
    method: methodOf(factor),
    isDefault: factor.id === (user.defaultFactorId ?? sortedFactors(user)[0]?.id),
    createdAt: factor.createdAt,
    ...(factor.label === undefined ? {} : { label: factor.label }),
    ...('destination' in factor ? { destination: factor.destination } : {}),
    ...(factor.lastUsedAt === undefined ? {} : { lastUsedAt: factor.lastUsedAt }),
  };
}
