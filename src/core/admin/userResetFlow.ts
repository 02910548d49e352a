import type { MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { type FailureState, failureAfter, NO_FAILURE } from '../contract/failureState.js';
import { isOver, isWaiting } from '../time/deadline.js';

interface WithRequestId {
  /** The number of the latest request. A response to an earlier one is ignored. */
  requestId: number;
}
interface Known extends WithRequestId {
  userId: string;
  /** Undefined if the backend can't look up users. */
  mfa: MfaStatus | undefined;
}

/** The state of a user's reset. Each status has only the fields that are valid in it. */
export type UserResetState =
  /**
   * `userId` is the id that wasn't found, so that the administrator can correct it without typing it again (WCAG 2.2 SC
   * 3.3.7).
   */
  | (WithRequestId & FailureState & { status: 'finding'; userId: string | undefined })
  | (WithRequestId & { status: 'looking-up'; userId: string })
  /** The reason that was entered for a confirmed reset that then failed. */
  | (Known & FailureState & { status: 'found'; reason: string | undefined })
  | (Known & { status: 'disabling'; reason: string })
  | (WithRequestId & { status: 'done'; userId: string });

export type UserResetEvent =
  | { type: 'user-named'; userId: string; now: number }
  /** The server's data about the user: after a lookup, on window focus, and after a change. */
  | { type: 'read'; userId: string; mfa: MfaStatus | undefined }
  | { type: 'read-failed'; userId: string; error: MfaError; now: number }
  | { type: 'disable-confirmed'; reason: string; now: number }
  | { type: 'disabled'; requestId: number }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number }
  | { type: 'back' };

export const userResetStart: UserResetState = { status: 'finding', requestId: 0, userId: undefined, ...NO_FAILURE };

/** The contract has no error code for an unknown user. Servers respond with 404 or an unlisted error. */
export const isUnknownUser = ({ code }: MfaError): boolean => code === 'UNKNOWN' || code === 'METHOD_UNAVAILABLE';

/**
 * Lets a locked-out user back in by turning off their MFA. An event that doesn't fit the status
 * returns the same object.
 */
export function userResetFlow(state: UserResetState, event: UserResetEvent): UserResetState {
  const { requestId } = state;
  switch (event.type) {
    case 'user-named':
      return state.status === 'finding' && !isWaiting(state.waitUntil, event.now)
        ? { status: 'looking-up', requestId: requestId + 1, userId: event.userId }
        : state;
    case 'read': {
      const { userId, mfa } = event;
      if (!('userId' in state) || state.userId !== userId) return state;
      if (state.status === 'looking-up')
        return { status: 'found', requestId, userId, mfa, reason: undefined, ...NO_FAILURE };
      return state.status === 'found' && state.mfa !== mfa ? { ...state, mfa } : state;
    }
    case 'read-failed':
      return state.status === 'looking-up' && state.userId === event.userId
        ? { ...state, status: 'finding', ...failureAfter(event.error, event.now) }
        : state;
    case 'disable-confirmed': {
      if (state.status !== 'found' || isWaiting(state.waitUntil, event.now)) return state;
      const { userId, mfa } = state;
      return { status: 'disabling', requestId: requestId + 1, userId, mfa, reason: event.reason };
    }
    case 'disabled':
      return state.status === 'disabling' && requestId === event.requestId
        ? { status: 'done', requestId, userId: state.userId }
        : state;
    case 'failed':
      return state.status === 'disabling' && requestId === event.requestId
        ? { ...state, status: 'found', ...failureAfter(event.error, event.now) }
        : state;
    case 'wait-over':
      return 'waitUntil' in state && isOver(state.waitUntil, event.now) ? { ...state, ...NO_FAILURE } : state;
    case 'back':
      return state.status === 'found' || state.status === 'done'
        ? { ...userResetStart, requestId: requestId + 1 }
        : state;
    default:
      event satisfies never;
      return state;
  }
}
