import type { MfaChallengeInfo } from '../contract/adapter.js';
import { type MfaError, mfaErrors } from '../contract/error.js';
import { deadlineAfter, isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import {
  availableMethods,
  awaiting,
  type ChallengeCommon,
  type ChallengeState,
  canSend,
  challengeMethodOf,
  common,
  DEFAULT_WAIT,
  enter,
  isAwaiting,
  isOpen,
  resendAt,
  sendOf,
  withPause,
} from './challengeState.js';

export type ChallengeEvent =
  | { type: 'methods-opened' }
  | { type: 'factor-chosen'; factorId: string | undefined }
  | { type: 'backup-code-chosen' }
  | { type: 'access-lost' }
  | { type: 'back' }
  | { type: 'resend-requested'; now: number }
  | { type: 'sent'; requestId: number; update: Partial<MfaChallengeInfo>; now: number }
  | { type: 'submitted'; now: number }
  | { type: 'verified'; requestId: number }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'time-ran-out'; now: number }
  | { type: 'wait-over'; now: number };

/** Below this an authenticator code still falls into the server's tolerance of one step (RFC 6238 §5.2). */
const CLOCK_TOLERANCE_MS = 30_000;

/** Every (status, event) pair that does not fit returns the same object. */
export function challengeFlow(state: ChallengeState, event: ChallengeEvent): ChallengeState {
  switch (event.type) {
    case 'methods-opened':
      return isOpen(state) && state.status !== 'choosing-method' && availableMethods(state).length > 1
        ? { ...common(state), status: 'choosing-method', error: undefined }
        : state;
    case 'factor-chosen': {
      const factor = state.factors.find(({ id }) => id === event.factorId);
      if (!isOpen(state) || (!factor && state.factors.length)) return state;
      return isSendingTo(state, factor?.id) ? state : enter(common(state), challengeMethodOf(factor));
    }
    case 'backup-code-chosen':
      return state.can.backupCode && isOpen(state) ? enter(common(state), { kind: 'backup-code' }) : state;
    case 'access-lost':
      return isOpen(state) && state.status !== 'lost-access' ? { ...common(state), status: 'lost-access' } : state;
    case 'back':
      return state.status === 'choosing-method' || state.status === 'lost-access' ? awaiting(state) : state;
    case 'resend-requested':
      return isAwaiting(state) && canSend(state) && !isWaiting(resendAt(state), event.now)
        ? { ...common(state), requestId: state.requestId + 1, status: 'sending' }
        : state;
    case 'sent':
      return state.status === 'sending' && state.requestId === event.requestId
        ? awaiting(withSend(common(state), event.update, event.now))
        : state;
    case 'submitted':
      return isAwaiting(state) && !isWaiting(state.waitUntil, event.now)
        ? { ...common(withPause(state)), requestId: state.requestId + 1, status: 'verifying' }
        : state;
    case 'verified':
      return state.status === 'verifying' && state.requestId === event.requestId
        ? { ...common(state), status: 'verified' }
        : state;
    case 'failed':
      return (state.status === 'verifying' || state.status === 'sending') && state.requestId === event.requestId
        ? afterFailure(state, event.error, event.now)
        : state;
    case 'time-ran-out':
      return isOver(state.expiresAt, event.now) && !state.timeUp && !isDone(state) ? { ...state, timeUp: true } : state;
    case 'wait-over':
      if (state.status === 'blocked') return isOver(state.until, event.now) ? awaiting(state) : state;
      return isAwaiting(state) && isOver(state.waitUntil, event.now) ? awaiting(withPause(state)) : state;
    default:
      event satisfies never;
      return state;
  }
}

const isDone = ({ status }: ChallengeState): boolean => status === 'verified' || status === 'expired';
/** A second choice of the same factor must not send a second code (S-29). */
const isSendingTo = ({ status, selected }: ChallengeState, factorId: string | undefined): boolean =>
  status === 'sending' && selected.kind === 'code' && selected.factor?.id === factorId;

function withSend(from: ChallengeCommon, update: Partial<MfaChallengeInfo>, now: number): ChallengeCommon {
  const { selected } = from;
  if (selected.kind !== 'code' || !selected.factor) return from;
  const challengeId = update.challengeId ?? sendOf(from)?.challengeId ?? from.challengeId;
  const deliveries = new Map(from.deliveries);
  deliveries.set(selected.factor.id, { challengeId, resendAt: deadlineAfter(update.resendIn ?? DEFAULT_WAIT, now) });
  const expiresAt = deadlineAfter(update.expiresIn, now) ?? from.expiresAt;
  return { ...from, deliveries, expiresAt, timeUp: isOver(expiresAt, now) };
}

function afterFailure(state: ChallengeState, error: MfaError, now: number): ChallengeState {
  const answered = state.status === 'verifying';
  const until = waitAfter(error, now);
  const base = common(state);
  if (answered && error.code !== 'CANCELLED') base.failures++;
  if (answered && error.code === 'INVALID_CODE') countWrongTotp(base, error, now);
  switch (mfaErrors[error.code]) {
    case 'restart':
    case 'reauth':
      return { ...base, status: 'expired', error };
    case 'wait':
      if (error.code === 'LOCKED') return { ...base, status: 'blocked', error, until };
      return awaiting(answered ? withPause(base, { error, until }) : withCooldown(base, until), error);
    case 'switch':
      return availableMethods(state).length > 1 ? { ...base, status: 'choosing-method', error } : awaiting(base, error);
    case 'none':
      return awaiting(base, error.code === 'CANCELLED' && base.selected.kind !== 'passkey' ? undefined : error);
    default:
      return awaiting(base, error);
  }
}

/** A refused send keeps its code's handle, if there was one, and says when the next may be asked for. */
function withCooldown(base: ChallengeCommon, until: number | undefined): ChallengeCommon {
  const { selected } = base;
  if (selected.kind !== 'code' || !selected.factor) return base;
  const challengeId = sendOf(base)?.challengeId ?? base.challengeId;
  return { ...base, deliveries: new Map(base.deliveries).set(selected.factor.id, { challengeId, resendAt: until }) };
}

function countWrongTotp(base: ChallengeCommon, error: MfaError, now: number): void {
  const { selected } = base;
  if (selected.kind !== 'code' || (selected.factor && selected.factor.method !== 'totp')) return;
  base.totpFailures++;
  if (error.serverTime === undefined) return;
  const off = now - error.serverTime;
  base.clockSkewMs = Math.abs(off) > CLOCK_TOLERANCE_MS ? off : undefined;
}
