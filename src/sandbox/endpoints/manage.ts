import type { MfaCallContext, MfaStatus } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { newBackupCodes } from '../records/backupCodes.js';
import { describeFactor, type FactorRecord, sortedFactors } from '../records/factors.js';
import { requireFreshProof } from '../records/reauth.js';
import { type Caller, requireSession } from '../records/sessions.js';
import { distrustDevices } from '../records/trust.js';
import type { UserRecord } from '../records/users.js';

export function getStatus(backend: Backend, caller: Caller): MfaStatus {
  return describeStatus(backend, requireSession(backend, caller).user);
}

export function describeStatus(backend: Backend, user: UserRecord): MfaStatus {
  const { enabled, methods } = backend.policy;
  return {
    enrolled: user.factors.length > 0,
    factors: sortedFactors(user).map((factor) => describeFactor(user, factor)),
    enrollable: enabled ? [...methods] : [],
    required: isRequired(backend),
    ...(user.backupCodes ? { backupCodesLeft: user.backupCodes.unused.size } : {}),
  };
}

export function renameFactor(backend: Backend, caller: Caller, p: { factorId: string; label: string }): void {
  requireFactor(requireSession(backend, caller).user, p.factorId).label = p.label.trim() || undefined;
}

export function setDefaultFactor(backend: Backend, caller: Caller, p: { factorId: string }): void {
  const { user } = requireSession(backend, caller);
  user.defaultFactorId = requireFactor(user, p.factorId).id;
}

export function removeFactor(backend: Backend, caller: Caller, p: { factorId: string }, ctx: MfaCallContext): void {
  const signedIn = requireSession(backend, caller);
  const { user } = signedIn;
  const factor = requireFactor(user, p.factorId);
  const last = user.factors.length === 1;
  if (last) requireOptional(backend);
  requireFreshProof(backend, signedIn, ctx);
  if (last) turnOff(backend, user);
  user.factors = user.factors.filter((other) => other !== factor);
  if (user.defaultFactorId === factor.id) user.defaultFactorId = undefined;
}

export function disable(backend: Backend, caller: Caller, ctx: MfaCallContext): void {
  const signedIn = requireSession(backend, caller);
  requireOptional(backend);
  requireFreshProof(backend, signedIn, ctx);
  turnOff(backend, signedIn.user);
}

/** Without factors, backup codes and trusted devices have no purpose, so they are removed too. */
export function turnOff(backend: Backend, user: UserRecord): void {
  user.factors = [];
  user.defaultFactorId = undefined;
  user.backupCodes = undefined;
  user.failures = 0;
  user.lockedUntil = 0;
  distrustDevices(backend, user);
  for (const [id, challenge] of backend.challenges) if (challenge.user === user) backend.challenges.delete(id);
}

export function regenerateBackupCodes(backend: Backend, caller: Caller, ctx: MfaCallContext): string[] {
  const signedIn = requireSession(backend, caller);
  if (signedIn.user.factors.length === 0) {
    throw new SandboxError('METHOD_UNAVAILABLE', 'backup codes need a factor, and there is none.');
  }
  requireFreshProof(backend, signedIn, ctx);
  const { codes, set } = newBackupCodes(backend);
  signedIn.user.backupCodes = set;
  return codes;
}

function requireFactor(user: UserRecord, factorId: string): FactorRecord {
  const factor = user.factors.find(({ id }) => id === factorId);
  if (!factor) throw new SandboxError('METHOD_UNAVAILABLE', 'there is no such factor.');
  return factor;
}

function requireOptional(backend: Backend): void {
  if (isRequired(backend)) throw new SandboxError('METHOD_UNAVAILABLE', 'the administrator requires MFA.');
}

const isRequired = ({ policy }: Backend): boolean => policy.enabled && policy.enrollment === 'required';
