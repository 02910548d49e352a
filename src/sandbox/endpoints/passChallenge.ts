import type { MfaResult } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import type { ChallengeRecord } from '../records/challenges.js';
import type { FactorRecord } from '../records/factors.js';
import { type Caller, findSession, type SandboxTokens, sessionResult, startSession } from '../records/sessions.js';
import { trustDevice } from '../records/trust.js';

/** A challenge can be passed once. It opens a session or, for a step-up, refreshes the proof of its session. */
export function passChallenge(
  backend: Backend,
  caller: Caller,
  challenge: ChallengeRecord,
  p: { factor?: FactorRecord; trust?: boolean | undefined },
): MfaResult<SandboxTokens> {
  const { user } = challenge;
  backend.challenges.delete(challenge.id);
  user.failures = 0;
  const now = backend.clock.now();
  if (p.factor) p.factor.lastUsedAt = now;
  if (p.trust) trustDevice(backend, caller, user);
  if (challenge.kind !== 'step-up') return sessionResult(backend, startSession(backend, caller, user));
  const session = findSession(backend, challenge.accessToken);
  if (!session) throw new SandboxError('CHALLENGE_EXPIRED', 'the session of this step-up has ended.');
  session.provenAt = now;
  return sessionResult(backend, session);
}
