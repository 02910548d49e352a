import type { MfaPolicy } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { NOT_REFUSED, type Refusal } from '../contract/refusal.js';
import { isOver, isWaiting } from '../time/deadline.js';
import { waitAfter } from '../time/waitAfter.js';

interface Numbered {
  /** Number of the last request; an answer with another number is stale and dropped. */
  attempt: number;
}

export type PolicyState =
  | (Numbered & { status: 'loading' })
  | (Numbered & { status: 'failed'; error: MfaError; waitUntil: number | undefined })
  /** `policy` is what the form shows. `saved`: it is in force; `adjusted`: so it is, and not as it was asked for. */
  | (Numbered & Refusal & { status: 'editing'; policy: MfaPolicy; saved: false | 'as-asked' | 'adjusted' })
  /** `asked` is being saved; the form may have moved on from it. */
  | (Numbered & { status: 'saving'; policy: MfaPolicy; asked: MfaPolicy });

export type PolicyEvent =
  | { type: 'load-requested'; now: number }
  | { type: 'loaded'; attempt: number; policy: MfaPolicy }
  | { type: 'edited'; policy: MfaPolicy }
  | { type: 'submitted'; now: number }
  | { type: 'saved'; attempt: number; policy: MfaPolicy }
  | { type: 'failed'; attempt: number; error: MfaError; now: number }
  | { type: 'wait-over'; now: number };

export const policyStart: PolicyState = { status: 'loading', attempt: 0 };

/** Where the backend cannot tell its policy, the form starts from the mildest one. */
export const DEFAULT_POLICY: MfaPolicy = { enabled: false, methods: [], enrollment: 'optional' };

/** The administrator's settings for all users. Pairs that do not fit return the same object. */
export function policyFlow(state: PolicyState, event: PolicyEvent): PolicyState {
  const { attempt } = state;
  switch (event.type) {
    case 'load-requested':
      return state.status === 'loading' || (state.status === 'failed' && !isWaiting(state.waitUntil, event.now))
        ? { status: 'loading', attempt: attempt + 1 }
        : state;
    case 'loaded':
      return state.status === 'loading' && attempt === event.attempt ? editing(attempt, event.policy) : state;
    case 'edited':
      if (state.status === 'saving') return { ...state, policy: event.policy };
      return state.status === 'editing' ? { ...state, policy: event.policy, saved: false } : state;
    case 'submitted': {
      if (state.status !== 'editing' || isWaiting(state.waitUntil, event.now)) return state;
      const { policy } = state;
      return { status: 'saving', attempt: attempt + 1, policy, asked: policy };
    }
    case 'saved': {
      if (state.status !== 'saving' || attempt !== event.attempt) return state;
      if (!isSame(state.policy, state.asked)) return editing(attempt, state.policy);
      const saved = isSame(event.policy, state.asked) ? 'as-asked' : 'adjusted';
      return { ...editing(attempt, event.policy), saved };
    }
    case 'failed': {
      const { error, now } = event;
      if (attempt !== event.attempt) return state;
      const refused = { error, waitUntil: waitAfter(error, now) };
      if (state.status === 'loading') return { status: 'failed', attempt, ...refused };
      return state.status === 'saving' ? { ...editing(attempt, state.policy), ...refused } : state;
    }
    case 'wait-over':
      if (!('waitUntil' in state) || !isOver(state.waitUntil, event.now)) return state;
      return state.status === 'failed' ? { ...state, waitUntil: undefined } : { ...state, ...NOT_REFUSED };
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

const editing = (attempt: number, policy: MfaPolicy): Extract<PolicyState, { status: 'editing' }> => ({
  status: 'editing',
  attempt,
  policy,
  saved: false,
  ...NOT_REFUSED,
});
