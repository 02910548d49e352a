import type { MfaChallengeInfo } from '../contract/adapter.js';
import { deadlineAfter, isOver } from '../time/deadline.js';
import { challengeMethodOf, factorOf } from './challengeMethod.js';
import { type ChallengeDelivery, deliveryOf } from './challengeRecord.js';
import { type ChallengeCommon, type ChallengeState, sendOf } from './challengeState.js';
import { usableFactors } from './startChallenge.js';

/** Choosing the same factor again must not send a second code. */
export const isSendingTo = ({ status, selected }: ChallengeState, factorId: string | undefined): boolean =>
  status === 'sending' && factorOf(selected)?.id === factorId;

/** Applies the response of a send: its factors, the factor it was sent to, and whether another send is possible. */
export function withSend(from: ChallengeCommon, update: Partial<MfaChallengeInfo>, now: number): ChallengeCommon {
  const requested = factorOf(from.selected)?.id;
  if (requested === undefined) return from;
  const factors = update.factors ? usableFactors(update.factors, from.can) : from.factors;
  const factor =
    factors.find(({ id }) => id === update.sentTo) ?? factors.find(({ id }) => id === requested) ?? factors[0];
  const challengeId = update.challengeId ?? sendOf(from)?.challengeId ?? from.challengeId;
  const deliveries = new Map(from.deliveries);
  deliveries.set(factor?.id ?? requested, deliveryOf(challengeId, update, now));
  const expiresAt = deadlineAfter(update.expiresIn, now) ?? from.expiresAt;
  return {
    ...from,
    factors,
    selected: challengeMethodOf(factor, from.can),
    canResend: update.canResend ?? from.canResend,
    deliveries,
    expiresAt,
    timeUp: isOver(expiresAt, now),
  };
}

/** Updates the newest delivery to the factor on screen. Keeps its challenge id, if it has one. */
export function withDelivery(base: ChallengeCommon, change: Partial<ChallengeDelivery>): ChallengeCommon {
  const id = factorOf(base.selected)?.id;
  if (id === undefined) return base;
  const delivery = { challengeId: base.challengeId, resendAt: undefined, ...sendOf(base), ...change };
  return { ...base, deliveries: new Map(base.deliveries).set(id, delivery) };
}
