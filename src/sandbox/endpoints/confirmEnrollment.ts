import type { MfaMethod, MfaResult } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { requireAttempt, wrongAnswer } from '../records/attempts.js';
import { liveChallenge } from '../records/challenges.js';
import { addFactor, type EnrollmentRecord } from '../records/enrollments.js';
import { type Caller, requireSession, type SandboxTokens } from '../records/sessions.js';
import { totpStep } from '../records/totp.js';

/** Checks the code that confirms a factor. The factor counts only after that. */
export function confirmEnrollment(
  backend: Backend,
  caller: Caller,
  method: MfaMethod,
  p: { enrollmentId: string; code: string },
): MfaResult<SandboxTokens> | undefined {
  const enrollment = backend.enrollments.get(p.enrollmentId);
  if (enrollment?.factor.method !== method || enrollment.expiresAt <= backend.clock.now()) throw over();
  const { user, challenge } = enrollment;
  if (challenge) liveChallenge(backend, challenge.id);
  else if (requireSession(backend, caller).user !== user) throw over();
  requireAttempt(backend, user, enrollment);
  prove(backend, enrollment, p.code);
  backend.enrollments.delete(enrollment.id);
  return addFactor(backend, caller, enrollment, enrollment.factor, enrollment.backupCodes);
}

function prove(backend: Backend, enrollment: EnrollmentRecord, code: string): void {
  const { factor, sent } = enrollment;
  const now = backend.clock.now();
  if (factor.method === 'totp') {
    const step = totpStep({ ...factor, code, digits: backend.settings.codeLength.totp }, now);
    if (step === undefined) throw wrongAnswer(backend, enrollment, 'INVALID_CODE', { serverTime: now });
    factor.lastStep = step;
    return;
  }
  if (sent?.code !== code) throw wrongAnswer(backend, enrollment, 'INVALID_CODE');
  if (sent.expiresAt <= now) throw new SandboxError('CODE_EXPIRED', 'this code is no longer valid.');
}

const over = () => new SandboxError('ENROLLMENT_EXPIRED', 'this enrollment has expired.');
