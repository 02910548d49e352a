import type { MfaStatus } from './adapter.js';
import type { MfaError } from './error.js';

interface Numbered {
  /** Number of the last request; an answer with another number is stale and dropped. */
  attempt: number;
}

export type UserResetState =
  | (Numbered & { status: 'finding'; error: MfaError | undefined })
  | (Numbered & { status: 'looking-up'; userId: string })
  /** `mfa` is absent where the backend cannot look a user up. */
  | (Numbered & { status: 'found'; userId: string; mfa: MfaStatus | undefined; error: MfaError | undefined })
  | (Numbered & { status: 'disabling'; userId: string; mfa: MfaStatus | undefined })
  | (Numbered & { status: 'done'; userId: string });

export type UserResetEvent =
  | { type: 'user-named'; userId: string }
  | { type: 'found'; attempt: number; mfa: MfaStatus | undefined }
  | { type: 'disable-confirmed' }
  | { type: 'disabled'; attempt: number }
  | { type: 'failed'; attempt: number; error: MfaError }
  | { type: 'back' };

export const userResetStart: UserResetState = { status: 'finding', attempt: 0, error: undefined };

/** The contract has no code of its own for an unknown user: servers answer 404, or something unlisted. */
export const isUnknownUser = ({ code }: MfaError): boolean => code === 'UNKNOWN' || code === 'METHOD_UNAVAILABLE';

/** Lets a locked-out user in again, by switching their MFA off. Pairs that do not fit return the same object. */
export function userResetFlow(state: UserResetState, event: UserResetEvent): UserResetState {
  const { attempt } = state;
  switch (event.type) {
    case 'user-named':
      return state.status === 'finding' ? { status: 'looking-up', attempt: attempt + 1, userId: event.userId } : state;
    case 'found':
      return state.status === 'looking-up' && attempt === event.attempt
        ? { status: 'found', attempt, userId: state.userId, mfa: event.mfa, error: undefined }
        : state;
    case 'disable-confirmed':
      return state.status === 'found'
        ? { status: 'disabling', attempt: attempt + 1, userId: state.userId, mfa: state.mfa }
        : state;
    case 'disabled':
      return state.status === 'disabling' && attempt === event.attempt
        ? { status: 'done', attempt, userId: state.userId }
        : state;
    case 'failed':
      if (attempt !== event.attempt) return state;
      if (state.status === 'looking-up') return { status: 'finding', attempt, error: event.error };
      return state.status === 'disabling'
        ? { status: 'found', attempt, userId: state.userId, mfa: state.mfa, error: event.error }
        : state;
    case 'back':
      return state.status === 'found' || state.status === 'done' ? { ...userResetStart, attempt: attempt + 1 } : state;
    default:
      event satisfies never;
      return state;
  }
}
