import type { MfaChallengeInfo } from '../contract/adapter.js';
import { type MfaError, mfaErrors } from '../contract/error.js';
import type { FailureState } from '../contract/failureState.js';
import { isRefused, mayCheckAutomatically, withTry } from '../text/codeTries.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import type { ApprovalStep } from './approvalSteps.js';
import { challengeMethodOf } from './challengeMethod.js';
import { isSendingTo, withDelivery, withSend } from './challengeSends.js';
import {
  answerableFactors,
  awaiting,
  type ChallengeCommon,
  type ChallengeState,
  canSend,
  common,
  ended,
  enter,
  isAwaiting,
  isAway,
  isDone,
  isOpen,
  otherMethods,
  resendAt,
  withRateLimit,
} from './challengeState.js';
import { startChallenge } from './startChallenge.js';

export type ChallengeEvent =
  | { type: 'methods-opened' }
  | { type: 'factor-chosen'; factorId: string | undefined }
  | { type: 'backup-code-chosen' }
  | { type: 'access-lost' }
  | { type: 'back' }
  | { type: 'resend-requested'; now: number }
  /** The call that sends the code has started. */
  | { type: 'send-started'; requestId: number }
  | { type: 'sent'; requestId: number; update: Partial<MfaChallengeInfo>; now: number }
  /** `automatic`: the code was complete and was submitted without a click. */
  | { type: 'submitted'; now: number; code?: string; automatic?: boolean }
  /** The user is changing the refused code. */
  | { type: 'edited' }
  | { type: 'verified'; requestId: number }
  /** The next step of an approval. Its rules are in a separate entry, because most sign-ins have no approval. */
  | { type: 'approval'; requestId: number; step: ApprovalStep; now: number }
  /** The code was right, but another challenge follows. */
  | { type: 'led-on'; requestId: number; challenge: MfaChallengeInfo; now: number }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'time-ran-out'; now: number }
  | { type: 'wait-over'; now: number }
  | { type: 'leave-requested' }
  | { type: 'left' };

/**
 * A clock that is wrong by less than this still gives codes within the server's tolerance of one step (RFC 6238 §5.2).
 */
const CLOCK_TOLERANCE_MS = 30_000;

/** The state of a challenge after an event. An event that doesn't fit the status returns the same object. */
export function challengeFlow(state: ChallengeState, event: ChallengeEvent): ChallengeState {
  switch (event.type) {
    case 'methods-opened':
      return isOpen(state) && state.status !== 'choosing-method' && otherMethods(state).length
        ? choosing(state)
        : state;
    case 'factor-chosen': {
      const factors = answerableFactors(state);
      const factor = factors.find(({ id }) => id === event.factorId);
      if (!isOpen(state) || (!factor && factors.length)) return state;
      return isSendingTo(state, factor?.id) ? state : enter(common(state), challengeMethodOf(factor, state.can));
    }
    case 'backup-code-chosen':
      return state.can.backupCode && isOpen(state) ? enter(common(state), { kind: 'backup-code' }) : state;
    case 'access-lost':
      return isOpen(state) && state.status !== 'lost-access'
        ? { ...common(state), status: 'lost-access', choosing: state.status === 'choosing-method' }
        : state;
    case 'back':
      if (state.status === 'lost-access' && state.choosing) return choosing(state);
      return isAway(state) ? awaiting(state) : state;
    case 'resend-requested':
      return (isAwaiting(state) || state.status === 'approval-ended') &&
        canSend(state) &&
        !isWaiting(resendAt(state), event.now)
        ? { ...common(state), requestId: state.requestId + 1, status: 'sending', started: false }
        : state;
    case 'send-started':
      return isAnswered(state, 'sending', event) && !state.started ? { ...state, started: true } : state;
    case 'sent':
      if (state.requestId !== event.requestId) return state;
      if (isAway(state)) return { ...state, ...withSend(common(state), event.update, event.now) };
      return state.status === 'sending' ? awaiting(withSend(common(state), event.update, event.now)) : state;
    case 'submitted':
      return isAwaiting(state) && !isWaiting(state.waitUntil, event.now) ? submit(state, event) : state;
    case 'edited':
      return isAwaiting(state) && state.error && state.waitUntil === undefined ? { ...state, error: undefined } : state;
    case 'approval':
      return isAnswered(state, 'awaiting-approval', event) ? event.step(state, event.now) : state;
    case 'verified':
      return isAnswered(state, 'verifying', event) ? { ...ended(state), status: 'verified' } : state;
    case 'led-on':
      return isAnswered(state, 'verifying', event)
        ? startChallenge({ challenge: event.challenge, can: state.can, now: event.now, before: state })
        : state;
    case 'failed':
      return isAnswered(state, 'verifying', event) || isAnswered(state, 'sending', event)
        ? afterFailure(state, event.error, event.now)
        : state;
    case 'time-ran-out':
      return isOver(state.expiresAt, event.now) && !state.timeUp && !isDone(state) ? { ...state, timeUp: true } : state;
    case 'wait-over':
      if (state.status === 'blocked') return isOver(state.until, event.now) ? awaiting(state) : state;
      return isAwaiting(state) && isOver(state.waitUntil, event.now) ? awaiting(withRateLimit(state)) : state;
    case 'leave-requested':
      return state.status === 'verified' || state.status === 'leaving'
        ? state
        : { ...ended(state), status: 'leaving', left: false };
    case 'left':
      return state.status === 'leaving' && !state.left ? { ...state, left: true } : state;
    default:
      event satisfies never;
      return state;
  }
}

const choosing = (from: ChallengeCommon, error?: MfaError): ChallengeState => ({
  ...common(from),
  status: 'choosing-method',
  error,
});

/** Whether the event belongs to the current request, and not to one that was dropped. */
const isAnswered = <Status extends 'sending' | 'verifying' | 'awaiting-approval'>(
  state: ChallengeState,
  status: Status,
  { requestId }: { requestId: number },
): state is ChallengeState & { status: Status } => state.status === status && state.requestId === requestId;

/** Refuses a code locally if it was just refused and hasn't changed, because another call would cost an attempt. */
function submit(
  state: ChallengeState & FailureState,
  { code, automatic = false }: { code?: string; automatic?: boolean },
): ChallengeState {
  if (automatic && !mayCheckAutomatically(state, code)) return state;
  if (isRefused(state, state.error, code)) return { ...state, failures: state.failures + 1 };
  return {
    ...common(withRateLimit(state)),
    ...withTry(state, code, automatic),
    requestId: state.requestId + 1,
    status: 'verifying',
  };
}

function afterFailure(state: ChallengeState, error: MfaError, now: number): ChallengeState {
  const answered = state.status === 'verifying';
  const until = waitAfter(error, now);
  const base = common(state);
  if (answered && error.code !== 'CANCELLED') base.failures++;
  if (answered && error.attemptsLeft !== undefined) base.attemptsLeft = error.attemptsLeft;
  if (answered && error.code === 'INVALID_CODE') countWrongTotp(base, error, now);
  switch (mfaErrors[error.code]) {
    case 'restart':
    case 'reauth':
      return { ...ended(base), status: 'expired', error };
    case 'wait':
      if (error.code === 'LOCKED') return { ...base, status: 'blocked', error, until };
      return awaiting(
        answered ? withRateLimit(base, { error, until }) : withDelivery(base, { resendAt: until }),
        error,
      );
    case 'switch':
      return otherMethods(state).length ? choosing(base, error) : awaiting(base, error);
    case 'none':
      return awaiting(base, error.code === 'CANCELLED' && base.selected.kind !== 'passkey' ? undefined : error);
    default:
      return awaiting(base, error);
  }
}

function countWrongTotp(base: ChallengeCommon, error: MfaError, now: number): void {
  const { selected } = base;
  if (selected.kind !== 'code' || (selected.factor && selected.factor.method !== 'totp')) return;
  base.totpFailures++;
  if (error.serverTime === undefined) return;
  const off = now - error.serverTime;
  base.clockSkewMs = Math.abs(off) > CLOCK_TOLERANCE_MS ? off : undefined;
}
