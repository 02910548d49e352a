import type { MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { NOT_REFUSED, type Refusal } from '../contract/refusal.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';

interface Numbered {
  /** Number of the last request; an answer with another number is stale and dropped. */
  attempt: number;
}
interface Known extends Numbered {
  userId: string;
  /** Absent where the backend cannot look a user up. */
  mfa: MfaStatus | undefined;
}

export type UserResetState =
  /** `userId` is what was looked for in vain: to be corrected, not to be typed again (WCAG 2.2 SC 3.3.7). */
  | (Numbered & Refusal & { status: 'finding'; userId: string | undefined })
  | (Numbered & { status: 'looking-up'; userId: string })
  /** With the `reason` of a reset that was refused, which was confirmed too. */
  | (Known & Refusal & { status: 'found'; reason: string | undefined })
  | (Known & { status: 'disabling'; reason: string })
  | (Numbered & { status: 'done'; userId: string });

export type UserResetEvent =
  | { type: 'user-named'; userId: string; now: number }
  | { type: 'found'; attempt: number; mfa: MfaStatus | undefined }
  | { type: 'disable-confirmed'; reason: string; now: number }
  | { type: 'disabled'; attempt: number }
  | { type: 'failed'; attempt: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number }
  | { type: 'back' };

export const userResetStart: UserResetState = { status: 'finding', attempt: 0, userId: undefined, ...NOT_REFUSED };

/** The contract has no code of its own for an unknown user: servers answer 404, or something unlisted. */
export const isUnknownUser = ({ code }: MfaError): boolean => code === 'UNKNOWN' || code === 'METHOD_UNAVAILABLE';

/** Lets a locked-out user in again, by switching their MFA off. Pairs that do not fit return the same object. */
export function userResetFlow(state: UserResetState, event: UserResetEvent): UserResetState {
  const { attempt } = state;
  switch (event.type) {
    case 'user-named':
      return state.status === 'finding' && !isWaiting(state.waitUntil, event.now)
        ? { status: 'looking-up', attempt: attempt + 1, userId: event.userId }
        : state;
    case 'found': {
      if (state.status !== 'looking-up' || attempt !== event.attempt) return state;
      const { userId } = state;
      return { status: 'found', attempt, userId, mfa: event.mfa, reason: undefined, ...NOT_REFUSED };
    }
    case 'disable-confirmed': {
      if (state.status !== 'found' || isWaiting(state.waitUntil, event.now)) return state;
      const { userId, mfa } = state;
      return { status: 'disabling', attempt: attempt + 1, userId, mfa, reason: event.reason };
    }
    case 'disabled':
      return state.status === 'disabling' && attempt === event.attempt
        ? { status: 'done', attempt, userId: state.userId }
        : state;
    case 'failed': {
      if (attempt !== event.attempt) return state;
      const { error, now } = event;
      const refused = { error, waitUntil: waitAfter(error, now) };
      if (state.status === 'looking-up') return { ...state, status: 'finding', ...refused };
      return state.status === 'disabling' ? { ...state, status: 'found', ...refused } : state;
    }
    case 'wait-over':
      return 'waitUntil' in state && isOver(state.waitUntil, event.now) ? { ...state, ...NOT_REFUSED } : state;
    case 'back':
      return state.status === 'found' || state.status === 'done' ? { ...userResetStart, attempt: attempt + 1 } : state;
    default:
      event satisfies never;
      return state;
  }
}
