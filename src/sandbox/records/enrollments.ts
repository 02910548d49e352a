import type { MfaCallContext, MfaEnrollOptions, MfaMethod, MfaResult } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { secondsFromNow } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';
import { type BackupCodeSet, newBackupCodes } from './backupCodes.js';
import { type ChallengeRecord, liveChallenge } from './challenges.js';
import type { FactorRecord } from './factors.js';
import type { SentCode } from './outbox.js';
import { requireFreshProof } from './reauth.js';
import { type Caller, requireSession, type SandboxTokens, sessionResult, startSession } from './sessions.js';
import type { UserRecord } from './users.js';

/** A factor that isn't confirmed yet, so it doesn't count. */
export interface EnrollmentRecord {
  readonly id: string;
  readonly user: UserRecord;
  readonly factor: FactorRecord;
  /** The sign-in that requires it. */
  readonly challenge?: ChallengeRecord | undefined;
  readonly sent?: SentCode | undefined;
  /** The codes that were issued with it. They become valid when it is confirmed. */
  readonly backupCodes?: BackupCodeSet | undefined;
  readonly expiresAt: number;
  failures: number;
}

/** The user who enrolls: signed in, or during a sign-in that requires it. */
export interface Enroller {
  readonly user: UserRecord;
  readonly challenge?: ChallengeRecord | undefined;
}

/**
 * Throws METHOD_UNAVAILABLE for a method that is turned off, and REAUTH_REQUIRED if the user has to prove more first.
 */
export function requireEnroller(
  backend: Backend,
  caller: Caller,
  method: MfaMethod,
  p: MfaEnrollOptions,
  ctx: MfaCallContext,
): Enroller {
  const enroller = findEnroller(backend, caller, p.challengeId);
  if (!backend.policy.enabled || !backend.policy.methods.includes(method)) {
    throw new SandboxError('METHOD_UNAVAILABLE', `${method} is turned off.`);
  }
  if (!enroller.challenge) requireFreshProof(backend, requireSession(backend, caller), ctx);
  return enroller;
}

/** The guide's calls don't name the challenge. Then it is the one from this client's last sign-in. */
function findEnroller(backend: Backend, caller: Caller, challengeId: string | undefined): Enroller {
  const pendingId = challengeId ?? caller.pendingId;
  if (pendingId === undefined) return requireSession(backend, caller);
  const challenge = liveChallenge(backend, pendingId);
  // An unfinished sign-in must never add a factor, or the password alone would be enough (CVE-2026-44460).
  if (challenge.kind !== 'enroll') {
    throw new SandboxError('REAUTH_REQUIRED', 'finish signing in first.', { reauth: 'login' });
  }
  return { user: challenge.user, challenge };
}

/** Opens an enrollment, which replaces an earlier one of this method. */
export function openEnrollment(
  backend: Backend,
  { user, challenge }: Enroller,
  p: Pick<EnrollmentRecord, 'factor' | 'sent' | 'backupCodes'>,
): EnrollmentRecord {
  const earlier = findEnrollment(backend, user, p.factor.method);
  if (earlier) backend.enrollments.delete(earlier.id);
  const expiresAt = secondsFromNow(backend.clock, backend.limits.enrollmentSeconds);
  const enrollment = { ...p, id: backend.random.id('enr'), user, challenge, expiresAt, failures: 0 };
  backend.enrollments.set(enrollment.id, enrollment);
  // The sign-in must not expire before the enrollment that it requires.
  if (challenge) challenge.expiresAt = Math.max(challenge.expiresAt, expiresAt);
  return enrollment;
}

export function findEnrollment(backend: Backend, user: UserRecord, method: MfaMethod): EnrollmentRecord | undefined {
  return [...backend.enrollments.values()].find((open) => open.user === user && open.factor.method === method);
}

/**
 * Adds a confirmed factor and finishes the sign-in that required it. Returns undefined if there
 * is nothing else to report.
 */
export function addFactor(
  backend: Backend,
  caller: Caller,
  { user, challenge }: Enroller,
  factor: FactorRecord,
  backupCodes?: BackupCodeSet,
): MfaResult<SandboxTokens> | undefined {
  user.factors.push(factor);
  if (backupCodes) user.backupCodes = backupCodes;
  const issued = issueBackupCodes(backend, user);
  if (!challenge) return issued ? { verified: true, backupCodes: issued } : undefined;
  backend.challenges.delete(challenge.id);
  const result = sessionResult(backend, startSession(backend, caller, user));
  return issued ? { ...result, backupCodes: issued } : result;
}

function issueBackupCodes(backend: Backend, user: UserRecord): string[] | undefined {
  if (user.backupCodes || backend.settings.backupCodes === 'separate') return undefined;
  const { codes, set } = newBackupCodes(backend);
  user.backupCodes = set;
  return codes;
}
