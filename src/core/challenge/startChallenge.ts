import type { MfaChallengeInfo, MfaFactor } from '../contract/adapter.js';
import { NO_TRIES } from '../text/codeTries.js';
import { deadlineAfter } from '../time/deadline.js';
import { type ChallengeCapabilities, challengeMethodOf, isUsable } from './challengeMethod.js';
import { type ChallengeRecord, deliveryOf } from './challengeRecord.js';
import { type ChallengeCommon, type ChallengeState, enter } from './challengeState.js';

export interface ChallengeStart {
  challenge: MfaChallengeInfo;
  can: ChallengeCapabilities;
  now: number;
  /**
   * What earlier screens of the same login have recorded. Codes that they have sent aren't sent again, and their
   * deadlines still apply.
   */
  record?: ChallengeRecord | undefined;
  /** The challenge that led to this one after a correct answer. */
  before?: ChallengeCommon | undefined;
}

/**
 * The first state: the step of the best factor. If that factor needs a code and none has been sent, the state is
 * `sending`.
 */
export function startChallenge({ challenge, can, now, record, before }: ChallengeStart): ChallengeState {
  const { challengeId, sentTo, canResend = true } = challenge;
  const factors = record?.factors ?? usableFactors(challenge.factors, can);
  const deliveries = new Map(record?.deliveries);
  if (sentTo !== undefined && !deliveries.has(sentTo)) deliveries.set(sentTo, deliveryOf(challengeId, challenge, now));
  const common: ChallengeCommon = {
    challengeId,
    factors,
    can,
    ledTo: before && { challenge, step: (before.ledTo?.step ?? 0) + 1 },
    canResend: record?.canResend ?? canResend,
    selected: challengeMethodOf(factors.find((factor) => factor.id === sentTo) ?? factors[0], can),
    deliveries,
    rateLimits: new Map(),
    expiresAt: record ? record.expiresAt : deadlineAfter(challenge.expiresIn, now),
    timeUp: false,
    requestId: before?.requestId ?? 0,
    failures: 0,
    totpFailures: 0,
    clockSkewMs: undefined,
    ...NO_TRIES,
  };
  return enter(common, common.selected);
}

/**
 * If no factor can be used, keeps the first one, so that the screen can say so instead of showing
 * an unrelated code field.
 */
export function usableFactors(named: readonly MfaFactor[] = [], can: ChallengeCapabilities): readonly MfaFactor[] {
  const usable = named.filter((factor) => isUsable(challengeMethodOf(factor, can), can));
  return usable.length ? usable : named.slice(0, 1);
}
