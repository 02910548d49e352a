import type { MfaPolicy } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { type FailureState, failureAfter, NO_FAILURE } from '../contract/failureState.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';
import { policyChanges } from './policyChanges.js';

interface WithRequestId {
  /** The number of the latest save. A response to an earlier one is ignored. */
  requestId: number;
}

/**
 * `policy` is what the form shows, and `inForce` is what the server returned last. They differ while edits are unsaved.
 */
interface Form extends WithRequestId {
  policy: MfaPolicy;
  inForce: MfaPolicy;
  /** The policy that was in force when editing began, if somebody else has saved a different one since. */
  before?: MfaPolicy | undefined;
}

/** The state of the policy. Each status has only the fields that are valid in it. */
export type PolicyState =
  | (WithRequestId & { status: 'loading' })
  | (WithRequestId & { status: 'failed'; error: MfaError; waitUntil: number | undefined })
  /** `saved`: whether the form shows what was just saved: `as-submitted`, or `adjusted` if the server changed it. */
  | (Form & FailureState & { status: 'editing'; saved: false | 'as-submitted' | 'adjusted' })
  /** `submitted` is being saved. The form may have changed since. */
  | (Form & { status: 'saving'; submitted: MfaPolicy });

export type PolicyEvent =
  | { type: 'reload-requested'; now: number }
  /** The server has reported the policy in force: on load, on window focus, and after a change. */
  | { type: 'read'; policy: MfaPolicy }
  | { type: 'read-failed'; error: MfaError; now: number }
  | { type: 'edited'; policy: MfaPolicy }
  /** Resets the form to the policy in force. */
  | { type: 'discarded' }
  | { type: 'submitted'; now: number }
  | { type: 'saved'; requestId: number; policy: MfaPolicy }
  | { type: 'failed'; requestId: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number };

/** The form's initial values if the backend can't report its policy: the least strict policy. */
const DEFAULT_POLICY: MfaPolicy = { enabled: false, methods: [], enrollment: 'optional' };

export const startPolicy = (canRead: boolean): PolicyState =>
  canRead ? { status: 'loading', requestId: 0 } : editing(0, DEFAULT_POLICY, DEFAULT_POLICY);

/** The administrator's settings for all users. An event that doesn't fit the status returns the same object. */
export function policyFlow(state: PolicyState, event: PolicyEvent): PolicyState {
  const { requestId } = state;
  switch (event.type) {
    case 'reload-requested':
      return state.status === 'failed' && !isWaiting(state.waitUntil, event.now)
        ? { status: 'loading', requestId }
        : state;
    case 'read':
      return read(state, event.policy);
    case 'read-failed':
      // reports even a cancellation, because otherwise nothing would explain the empty screen
      return state.status === 'loading'
        ? { status: 'failed', requestId, error: event.error, waitUntil: waitAfter(event.error, event.now) }
        : state;
    case 'edited':
      if (state.status === 'saving') return { ...state, policy: event.policy };
      return state.status === 'editing' ? { ...state, policy: event.policy, saved: false } : state;
    case 'discarded':
      return state.status === 'editing' && !isSame(state.policy, state.inForce)
        ? { ...state, policy: state.inForce, before: undefined, saved: false }
        : state;
    case 'submitted': {
      if (state.status !== 'editing' || isWaiting(state.waitUntil, event.now)) return state;
      const { policy, inForce, before } = state;
      return { status: 'saving', requestId: requestId + 1, policy, inForce, before, submitted: policy };
    }
    case 'saved': {
      if (state.status !== 'saving' || requestId !== event.requestId) return state;
      if (!isSame(state.policy, state.submitted)) return editing(requestId, state.policy, event.policy);
      const saved = isSame(event.policy, state.submitted) ? 'as-submitted' : 'adjusted';
      return { ...editing(requestId, event.policy, event.policy), saved };
    }
    case 'failed':
      return state.status === 'saving' && requestId === event.requestId
        ? {
            ...editing(requestId, state.policy, state.inForce),
            before: state.before,
            ...failureAfter(event.error, event.now),
          }
        : state;
    case 'wait-over':
      if (!('waitUntil' in state) || !isOver(state.waitUntil, event.now)) return state;
      return state.status === 'failed' ? { ...state, waitUntil: undefined } : { ...state, ...NO_FAILURE };
    default:
      event satisfies never;
      return state;
  }
}

/** Never overwrites a form with unsaved edits. Otherwise, shows the policy that is now in force. */
function read(state: PolicyState, inForce: MfaPolicy): PolicyState {
  if (!('inForce' in state)) return editing(state.requestId, inForce, inForce);
  if (isSame(inForce, state.inForce)) return state;
  if (state.status === 'saving' && isSame(inForce, state.submitted)) return { ...state, inForce }; // this is our own save
  if (state.status === 'saving' || !isSame(state.policy, state.inForce)) {
    const before = state.before ?? state.inForce;
    const isSettled = isSame(inForce, state.policy) || isSame(inForce, before);
    return { ...state, inForce, before: isSettled ? undefined : before };
  }
  return { ...state, policy: inForce, inForce, saved: false };
}

const isSame = (a: MfaPolicy, b: MfaPolicy): boolean => policyChanges(a, b).length === 0;

function editing(
  requestId: number,
  policy: MfaPolicy,
  inForce: MfaPolicy,
): Extract<PolicyState, { status: 'editing' }> {
  return { status: 'editing', requestId, policy, inForce, saved: false, ...NO_FAILURE };
}
