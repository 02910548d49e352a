import type { MfaMethod, MfaResult, MfaVerifyParams } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { countAgainst, requireAttempt, wrongAnswer } from '../records/attempts.js';
import { type ChallengeRecord, liveChallenge } from '../records/challenges.js';
import { type FactorRecord, isComputed, isSent, methodOf, usableFactors } from '../records/factors.js';
import { lengthOf } from '../records/outbox.js';
import type { Caller, SandboxTokens } from '../records/sessions.js';
import { totpStep } from '../records/totp.js';
import { passChallenge } from './passChallenge.js';

/**
 * Checks a code against the named factor. The guide's call has only the code, which is then checked against every
 * factor that it could come from.
 */
export function verifyChallenge(
  backend: Backend,
  caller: Caller,
  p: MfaVerifyParams & { code: string; method?: MfaMethod },
): MfaResult<SandboxTokens> {
  const challenge = answerable(backend, p.challengeId);
  const { user } = challenge;
  const candidates = usableFactors(backend, user).filter(
    (factor) =>
      (isComputed(factor) || isSent(factor)) &&
      (p.factorId === undefined || factor.id === p.factorId) &&
      (p.method === undefined || methodOf(factor) === p.method),
  );
  if (candidates.length === 0)
    throw new SandboxError('METHOD_UNAVAILABLE', 'the challenge has no such factor that takes a code.');
  const verdicts = candidates.map((factor) => checkFactor(backend, challenge, factor, p.code));
  const right = candidates[verdicts.indexOf('right')];
  if (right) return passChallenge(backend, caller, challenge, { factor: right, trust: p.trustDevice });
  if (verdicts.includes('expired')) throw new SandboxError('CODE_EXPIRED', 'this code is no longer valid.');
  countAgainst(backend, user);
  const computed = candidates.some(isComputed);
  throw wrongAnswer(backend, challenge, 'INVALID_CODE', computed ? { serverTime: backend.clock.now() } : {});
}

/** Returns the challenge if it can be answered now. */
export function answerable(backend: Backend, challengeId: string): ChallengeRecord {
  const challenge = liveChallenge(backend, challengeId);
  requireAttempt(backend, challenge.user, challenge);
  if (challenge.kind === 'enroll')
    throw new SandboxError('METHOD_UNAVAILABLE', 'enroll first: there is no factor yet.');
  return challenge;
}

function checkFactor(
  backend: Backend,
  challenge: ChallengeRecord,
  factor: FactorRecord,
  code: string,
): 'right' | 'wrong' | 'expired' {
  if (isComputed(factor)) {
    const digits = lengthOf(backend, methodOf(factor));
    const step = totpStep({ ...factor, code, digits }, backend.clock.now());
    if (step === undefined) return 'wrong';
    factor.lastStep = step;
    return 'right';
  }
  const sent = challenge.sent.get(factor.id);
  if (sent?.code !== code) return 'wrong';
  return sent.expiresAt > backend.clock.now() ? 'right' : 'expired';
}
