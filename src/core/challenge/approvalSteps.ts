import { type MfaError, mayHaveWorked } from '../contract/error.js';
import { deadlineAfter, isOver } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import { approvalOf } from './approvalOf.js';
import type { ChallengeEvent } from './challengeFlow.js';
import { withDelivery } from './challengeSends.js';
import { awaiting, type ChallengeState, common } from './challengeState.js';

/** The number of seconds between two polls if the backend specifies none. */
const DEFAULT_PAUSE_SECONDS = 3;
/** The longest pause after polls without a response, in seconds. */
const MAX_PAUSE_SECONDS = 30;

type Awaiting = Extract<ChallengeState, { status: 'awaiting-approval' }>;
/** The next state of a challenge that is waiting for an approval. The flow accepts a step only from the newest poll. */
export type ApprovalStep = (state: Awaiting, now: number) => ChallengeState;

/** The event that applies a step. */
export const approvalEvent = (requestId: number, step: ApprovalStep, now: number): ChallengeEvent => ({
  type: 'approval',
  requestId,
  step,
  now,
});

/** Starts a poll. Only one runs at a time. */
export const checkStarted: ApprovalStep = (state) =>
  state.checking ? state : { ...state, checking: true, requestId: state.requestId + 1 };

/** The request is still pending. The last poll runs when it expires, because no answer can come after that. */
export const stillPending = (pollIn: number = DEFAULT_PAUSE_SECONDS): ApprovalStep =>
  whileChecking((state, now) =>
    isTooLate(state, now)
      ? ended(state, 'expired')
      : pollsAgain(state, earlier(deadlineAfter(Math.max(pollIn, 1), now), approvalOf(state).endsAt)),
  );

/** The user denied the request on the other device. */
export const denied: ApprovalStep = whileChecking((state) => ended(state, 'denied'));

/** The backend returned an outcome. It is checked like the response to a code. */
export const answered: ApprovalStep = whileChecking((state) => ({ ...common(state), status: 'verifying' }));

/**
 * An error ends the request or the challenge. A poll without a response ends neither, and after a rate limit, polling
 * continues.
 */
export const checkFailed = (error: MfaError): ApprovalStep =>
  whileChecking((state, now) => {
    if (error.code === 'CODE_EXPIRED') return ended(state, 'expired');
    const isUnanswered = mayHaveWorked(error) || error.code === 'CANCELLED';
    if (!isUnanswered && error.code !== 'RATE_LIMITED') return answered(state, now);
    if (isUnanswered && isTooLate(state, now)) return ended(state, 'expired');
    const pause = Math.min(DEFAULT_PAUSE_SECONDS * 2 ** (state.unanswered ?? 0), MAX_PAUSE_SECONDS);
    const checkAt = waitAfter(error, now) ?? earlier(deadlineAfter(pause, now));
    return { ...pollsAgain(state, checkAt), unanswered: (state.unanswered ?? 0) + (isUnanswered ? 1 : 0) };
  });

function whileChecking(step: ApprovalStep): ApprovalStep {
  return (state, now) => (state.checking ? step(state, now) : state);
}

const isTooLate = (state: Awaiting, now: number): boolean => isOver(approvalOf(state).endsAt, now);
const earlier = (a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY): number => Math.min(a, b);

function pollsAgain(state: Awaiting, checkAt: number): Awaiting {
  return { ...state, checking: false, unanswered: 0, checkAt };
}

/**
 * Ends the request, and records the end in the delivery, so that it still counts if the user looks at another method
 * and comes back.
 */
function ended(state: Awaiting, how: 'denied' | 'expired'): ChallengeState {
  return awaiting(withDelivery(state, { ended: how }));
}
