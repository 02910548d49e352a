import type { MfaPolicy } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { type FailureState, failureAfter, NO_FAILURE } from '../contract/failureState.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';

interface WithRequestId {
  /** Number of the last request; an answer with another number is stale and dropped. */
  requestId: number;
}

/** Where the policy panel is; a field exists only in the status in which it means something. */
export type PolicyState =
  | (WithRequestId & { status: 'loading' })
  | (WithRequestId & { status: 'failed'; error: MfaError; waitUntil: number | undefined })
  /** `policy` is what the form shows. `saved`: it is in force; `adjusted`: so it is, and not as it was submitted. */
  | (WithRequestId &
      FailureState & { status: 'editing'; policy: MfaPolicy; saved: false | 'as-submitted' | 'adjusted' })
  /** `submitted` is being saved; the form may have moved on from it. */
  | (WithRequestId & { status: 'saving'; policy: MfaPolicy; submitted: MfaPolicy });

export type PolicyEvent =
  | { type: 'load-requested'; now: number }
  | { type: 'loaded'; requestId: number; policy: MfaPolicy }
  | { type: 'edited'; policy: MfaPolicy }
  | { type: 'submitted'; now: number }
  | { type: 'saved'; requestId: number; policy: MfaPolicy }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number };

export const policyStart: PolicyState = { status: 'loading', requestId: 0 };

/** Where the backend cannot tell its policy, the form starts from the mildest one. */
export const DEFAULT_POLICY: MfaPolicy = { enabled: false, methods: [], enrollment: 'optional' };

/** The administrator's settings for all users. Pairs that do not fit return the same object. */
export function policyFlow(state: PolicyState, event: PolicyEvent): PolicyState {
  const { requestId } = state;
  switch (event.type) {
    case 'load-requested':
      return state.status === 'loading' || (state.status === 'failed' && !isWaiting(state.waitUntil, event.now))
        ? { status: 'loading', requestId: requestId + 1 }
        : state;
    case 'loaded':
      return state.status === 'loading' && requestId === event.requestId ? editing(requestId, event.policy) : state;
    case 'edited':
      if (state.status === 'saving') return { ...state, policy: event.policy };
      return state.status === 'editing' ? { ...state, policy: event.policy, saved: false } : state;
    case 'submitted': {
      if (state.status !== 'editing' || isWaiting(state.waitUntil, event.now)) return state;
      const { policy } = state;
      return { status: 'saving', requestId: requestId + 1, policy, submitted: policy };
    }
    case 'saved': {
      if (state.status !== 'saving' || requestId !== event.requestId) return state;
      if (!isSame(state.policy, state.submitted)) return editing(requestId, state.policy);
      const saved = isSame(event.policy, state.submitted) ? 'as-submitted' : 'adjusted';
      return { ...editing(requestId, event.policy), saved };
    }
    case 'failed': {
      const { error, now } = event;
      if (requestId !== event.requestId) return state;
      // nothing else can be shown here: the reason for an empty screen is told, whatever it is
      if (state.status === 'loading') return { status: 'failed', requestId, error, waitUntil: waitAfter(error, now) };
      return state.status === 'saving' ? { ...editing(requestId, state.policy), ...failureAfter(error, now) } : state;
    }
    case 'wait-over':
      if (!('waitUntil' in state) || !isOver(state.waitUntil, event.now)) return state;
      return state.status === 'failed' ? { ...state, waitUntil: undefined } : { ...state, ...NO_FAILURE };
    default:
      event satisfies never;
      return state;
  }
}

/** The order of the methods means nothing. */
function isSame(a: MfaPolicy, b: MfaPolicy): boolean {
  const listOf = ({ methods }: MfaPolicy): string => [...methods].sort().join();
  return a.enabled === b.enabled && a.enrollment === b.enrollment && listOf(a) === listOf(b);
}

const editing = (requestId: number, policy: MfaPolicy): Extract<PolicyState, { status: 'editing' }> => ({
  status: 'editing',
  requestId,
  policy,
  saved: false,
  ...NO_FAILURE,
});
