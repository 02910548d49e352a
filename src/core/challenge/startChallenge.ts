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
  /** What an earlier screen of the same login has learned: its sends are not repeated, and its deadlines go on. */
  record?: ChallengeRecord | undefined;
  /** The challenge of which a right answer led on to this one. */
  before?: ChallengeCommon | undefined;
}

/** The first state: the best factor's own step, or the sending of its code if none was sent yet. */
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

/** Where nothing of it can be used, no field may pretend so: the first one stays, and the screen says that it cannot. */
export function usableFactors(named: readonly MfaFactor[] = [], can: ChallengeCapabilities): readonly MfaFactor[] {
  const usable = named.filter((factor) => isUsable(challengeMethodOf(factor, can), can));
  return usable.length ? usable : named.slice(0, 1);
}
