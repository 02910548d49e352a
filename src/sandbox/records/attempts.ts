import type { MfaErrorInfo } from '../../core/contract/error.js';
import type { Backend } from '../backend.js';
import { secondsFromNow, secondsUntil } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';
import type { UserRecord } from './users.js';

/**
 * Throws LOCKED while the account is locked, and TOO_MANY_ATTEMPTS after too many wrong answers to a
 * challenge or an enrollment.
 */
export function requireAttempt(backend: Backend, user: UserRecord, target: { failures: number }): void {
  requireUnlocked(backend, user);
  if (target.failures >= backend.limits.attempts) throw tooMany();
  backend.limiter.count(`request:${user.id}`, backend.limits.requestsPerMinute, 60);
}

export function requireUnlocked(backend: Backend, user: UserRecord): void {
  if (user.lockedUntil > backend.clock.now()) throw locked(secondsUntil(backend.clock, user.lockedUntil));
}

/** The error for a wrong answer: the code was wrong, or it was one too many. */
export function wrongAnswer(
  backend: Backend,
  target: { failures: number },
  code: 'INVALID_CODE' | 'BACKUP_CODE_USED',
  details: Pick<MfaErrorInfo, 'serverTime'> = {},
): SandboxError {
  target.failures += 1;
  const attemptsLeft = backend.limits.attempts - target.failures;
  if (attemptsLeft <= 0) return tooMany();
  return new SandboxError(code, 'the code is wrong.', { attemptsLeft, ...details });
}

/** Counts a wrong second factor for the account, across all challenges, and locks the account after too many. */
export function countAgainst(backend: Backend, user: UserRecord): void {
  user.failures += 1;
  if (user.failures < backend.limits.lockAfter) return;
  user.failures = 0;
  user.lockedUntil = secondsFromNow(backend.clock, backend.limits.lockSeconds);
  throw locked(backend.limits.lockSeconds);
}

const tooMany = () => new SandboxError('TOO_MANY_ATTEMPTS', 'too many wrong answers.');
const locked = (retryAfter: number) => new SandboxError('LOCKED', 'the account is locked.', { retryAfter });
