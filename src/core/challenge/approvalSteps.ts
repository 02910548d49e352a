import type { MfaError, MfaErrorCode } from '../contract/error.js';
import { isOver } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import { approvalOf } from './approvalOf.js';
import type { ChallengeEvent } from './challengeFlow.js';
import { factorOf } from './challengeMethod.js';
import { awaiting, type ChallengeState, challengeIdOf, common } from './challengeState.js';

/** Seconds between two questions where the backend names none. */
const DEFAULT_PAUSE = 3;
/** The longest pause after questions without an answer, in seconds. */
const LONGEST_PAUSE = 30;
/** No word of the approval: it is asked for again. */
const UNANSWERED: readonly MfaErrorCode[] = ['NETWORK', 'SERVER', 'UNKNOWN', 'CANCELLED'];

type Asking = Extract<ChallengeState, { status: 'awaiting-approval' }>;
/** What becomes of a challenge that waits for an approval. The flow lets only the newest question take a step. */
export type ApprovalStep = (state: Asking, now: number) => ChallengeState;

/** The event that takes a step. */
export const approvalEvent = (requestId: number, step: ApprovalStep, now: number): ChallengeEvent => ({
  type: 'approval',
  requestId,
  step,
  now,
});

/** The backend is asked whether the request is approved; once at a time. */
export const checkStarted: ApprovalStep = (state) =>
  state.checking ? state : { ...state, checking: true, requestId: state.requestId + 1 };

/** Not yet. The last question is asked when the request's time is over; after it there is nothing to wait for. */
export const stillPending = (pollIn: number = DEFAULT_PAUSE): ApprovalStep =>
  whileChecking((state, now) =>
    isTooLate(state, now)
      ? ended(state, 'expired')
      : asksAgain(
          state,
          Math.min(afterSeconds(Math.max(pollIn, 1), now), approvalOf(state).endsAt ?? Number.POSITIVE_INFINITY),
        ),
  );

/** The user said no on the other device. */
export const denied: ApprovalStep = whileChecking((state) => ended(state, 'denied'));

/** The backend answers with more than "not yet", which is judged as any answer is. */
export const answered: ApprovalStep = whileChecking((state) => ({ ...common(state), status: 'verifying' }));

/** An error ends the request, or the challenge. No answer ends nothing, and a rate limit is waited out. */
export const checkFailed = (error: MfaError): ApprovalStep =>
  whileChecking((state, now) => {
    if (error.code === 'CODE_EXPIRED') return ended(state, 'expired');
    const isUnanswered = UNANSWERED.includes(error.code);
    if (!isUnanswered && error.code !== 'RATE_LIMITED') return answered(state, now);
    if (isUnanswered && isTooLate(state, now)) return ended(state, 'expired');
    const pause = Math.min(DEFAULT_PAUSE * 2 ** (state.unanswered ?? 0), LONGEST_PAUSE);
    const checkAt = waitAfter(error, now) ?? afterSeconds(pause, now);
    return { ...asksAgain(state, checkAt), unanswered: (state.unanswered ?? 0) + (isUnanswered ? 1 : 0) };
  });

function whileChecking(step: ApprovalStep): ApprovalStep {
  return (state, now) => (state.checking ? step(state, now) : state);
}

const isTooLate = (state: Asking, now: number): boolean => isOver(approvalOf(state).endsAt, now);
const afterSeconds = (seconds: number, now: number): number => now + seconds * 1000;

function asksAgain(state: Asking, checkAt: number): Asking {
  return { ...state, checking: false, unanswered: 0, checkAt };
}

/** It stays ended while the user looks at another method and comes back. */
function ended(state: Asking, how: 'denied' | 'expired'): ChallengeState {
  const id = factorOf(state.selected)?.id ?? '';
  const delivery = { challengeId: challengeIdOf(state), resendAt: undefined, ...state.deliveries.get(id), ended: how };
  return awaiting({ ...state, deliveries: new Map(state.deliveries).set(id, delivery) });
}
