import type { MfaChallengeInfo } from '../contract/adapter.js';
import { type MfaError, mfaErrors } from '../contract/error.js';
import { deadlineAfter, isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import {
  awaiting,
  type ChallengeCommon,
  type ChallengeState,
  canSend,
  common,
  DEFAULT_WAIT,
  enter,
  isAwaiting,
  isOpen,
  resendAt,
  sendOf,
  wayOf,
  waysOf,
  withPause,
} from './challengeState.js';

export type ChallengeEvent =
  | { type: 'methods-opened' }
  | { type: 'factor-chosen'; factorId: string | undefined }
  | { type: 'backup-code-chosen' }
  | { type: 'access-lost' }
  | { type: 'back' }
  | { type: 'resend-requested'; now: number }
  | { type: 'sent'; attempt: number; update: Partial<MfaChallengeInfo>; now: number }
  | { type: 'submitted'; now: number }
  | { type: 'verified'; attempt: number }
  | { type: 'failed'; attempt: number; error: MfaError; now: number }
  | { type: 'time-ran-out'; now: number }
  | { type: 'wait-over'; now: number };

/** Below this an authenticator code still falls into the server's tolerance of one step (RFC 6238 §5.2). */
const CLOCK_TOLERANCE_MS = 30_000;

/** Every (status, event) pair that does not fit returns the same object. */
export function challengeFlow(state: ChallengeState, event: ChallengeEvent): ChallengeState {
  switch (event.type) {
    case 'methods-opened':
      return isOpen(state) && state.status !== 'choosing-method' && waysOf(state).length > 1
        ? { ...common(state), status: 'choosing-method', error: undefined }
        : state;
    case 'factor-chosen': {
      const factor = state.factors.find(({ id }) => id === event.factorId);
      if (!isOpen(state) || (!factor && state.factors.length)) return state;
      return isSendingTo(state, factor?.id) ? state : enter(common(state), wayOf(factor));
    }
    case 'backup-code-chosen':
      return state.can.backupCode && isOpen(state) ? enter(common(state), { kind: 'backup-code' }) : state;
    case 'access-lost':
      return isOpen(state) && state.status !== 'lost-access' ? { ...common(state), status: 'lost-access' } : state;
    case 'back':
      return state.status === 'choosing-method' || state.status === 'lost-access' ? awaiting(state) : state;
    case 'resend-requested':
      return isAwaiting(state) && canSend(state) && !isWaiting(resendAt(state), event.now)
        ? { ...common(state), attempt: state.attempt + 1, status: 'sending' }
        : state;
    case 'sent':
      return state.status === 'sending' && state.attempt === event.attempt
        ? awaiting(withSend(common(state), event.update, event.now))
        : state;
    case 'submitted':
      return isAwaiting(state) && !isWaiting(state.waitUntil, event.now)
        ? { ...common(withPause(state)), attempt: state.attempt + 1, status: 'verifying' }
        : state;
    case 'verified':
      return state.status === 'verifying' && state.attempt === event.attempt
        ? { ...common(state), status: 'verified' }
        : state;
    case 'failed':
      return (state.status === 'verifying' || state.status === 'sending') && state.attempt === event.attempt
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
const isSendingTo = ({ status, way }: ChallengeState, factorId: string | undefined): boolean =>
  status === 'sending' && way.kind === 'code' && way.factor?.id === factorId;

function withSend(from: ChallengeCommon, update: Partial<MfaChallengeInfo>, now: number): ChallengeCommon {
  const { way } = from;
  if (way.kind !== 'code' || !way.factor) return from;
  const challengeId = update.challengeId ?? sendOf(from)?.challengeId ?? from.challengeId;
  const sends = new Map(from.sends);
  sends.set(way.factor.id, { challengeId, resendAt: deadlineAfter(update.resendIn ?? DEFAULT_WAIT, now) });
  const expiresAt = deadlineAfter(update.expiresIn, now) ?? from.expiresAt;
  return { ...from, sends, expiresAt, timeUp: isOver(expiresAt, now) };
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
      return waysOf(state).length > 1 ? { ...base, status: 'choosing-method', error } : awaiting(base, error);
    case 'none':
      return awaiting(base, base.way.kind === 'passkey' ? error : undefined);
    default:
      return awaiting(base, error);
  }
}

/** A refused send keeps its code's handle, if there was one, and says when the next may be asked for. */
function withCooldown(base: ChallengeCommon, until: number | undefined): ChallengeCommon {
  const { way } = base;
  if (way.kind !== 'code' || !way.factor) return base;
  const challengeId = sendOf(base)?.challengeId ?? base.challengeId;
  return { ...base, sends: new Map(base.sends).set(way.factor.id, { challengeId, resendAt: until }) };
}

function countWrongTotp(base: ChallengeCommon, error: MfaError, now: number): void {
  const { way } = base;
  if (way.kind !== 'code' || (way.factor && way.factor.method !== 'totp')) return;
  base.wrongTotp++;
  if (error.serverTime === undefined) return;
  const off = now - error.serverTime;
  base.clockOffMs = Math.abs(off) > CLOCK_TOLERANCE_MS ? off : undefined;
}
