import type { MfaChallengeInfo } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { secondsFromNow, secondsUntil } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';
import { describeFactor, usableFactors } from './factors.js';
import type { SentCode } from './outbox.js';
import { describeRequest, type PushRecord } from './pushes.js';
import { sendToFactor } from './sendToFactor.js';
import type { UserRecord } from './users.js';

/** An unfinished sign-in, which needs an answer or an enrollment, or a step-up of an open session. */
export interface ChallengeRecord {
  id: string;
  readonly kind: 'sign-in' | 'enroll' | 'step-up';
  readonly user: UserRecord;
  /** The session that a step-up belongs to. */
  readonly accessToken?: string | undefined;
  expiresAt: number;
  /** Wrong answers. A resend doesn't reset them (NIST SP 800-63B-4 §3.2.2). */
  failures: number;
  /** By factor id. */
  readonly sent: Map<string, SentCode>;
  /** The newest request for approval, by factor id. */
  readonly requests: Map<string, PushRecord>;
  sentTo?: string;
  /** What a passkey has to sign. */
  readonly nonce: string;
}

export function openChallenge(
  backend: Backend,
  p: Pick<ChallengeRecord, 'kind' | 'user' | 'accessToken'>,
): ChallengeRecord {
  const challenge: ChallengeRecord = {
    ...p,
    id: backend.random.id('ch'),
    expiresAt: secondsFromNow(backend.clock, backend.limits.challengeSeconds),
    failures: 0,
    sent: new Map(),
    requests: new Map(),
    nonce: backend.random.id('nonce'),
  };
  backend.challenges.set(challenge.id, challenge);
  if (backend.settings.sendOnLogin && p.kind !== 'enroll') sendFirst(backend, challenge);
  return challenge;
}

/**
 * Sends the first code. If no code can be sent now, the sign-in continues without one, and the user can request one
 * later.
 */
function sendFirst(backend: Backend, challenge: ChallengeRecord): void {
  const [first] = usableFactors(backend, challenge.user);
  try {
    if (first) sendToFactor(backend, challenge, first);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
  }
}

/**
 * Returns the challenge or throws CHALLENGE_EXPIRED, which is the same for a challenge that has expired, was
 * passed, or never existed.
 */
export function liveChallenge(backend: Backend, challengeId: string): ChallengeRecord {
  const challenge = backend.challenges.get(challengeId);
  if (!challenge || challenge.expiresAt <= backend.clock.now()) {
    throw new SandboxError('CHALLENGE_EXPIRED', 'this challenge has ended.');
  }
  return challenge;
}

export function describeChallenge(backend: Backend, challenge: ChallengeRecord): MfaChallengeInfo {
  const { user, sentTo } = challenge;
  const expiresIn = secondsUntil(backend.clock, challenge.expiresAt);
  if (challenge.kind === 'enroll') return { challengeId: challenge.id, expiresIn };
  const factors = usableFactors(backend, user).map((factor) => describeFactor(user, factor));
  const request = challenge.requests.get(sentTo ?? '');
  const sent = request ?? challenge.sent.get(sentTo ?? '');
  return {
    challengeId: challenge.id,
    factors,
    expiresIn,
    ...(sentTo === undefined ? {} : { sentTo }),
    ...(sent ? { resendIn: secondsUntil(backend.clock, sent.resendAt) } : {}),
    ...(request ? { approval: describeRequest(backend, request) } : {}),
  };
}
