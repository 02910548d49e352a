import type { MfaPolicy } from './adapter.js';
import type { MfaError } from './error.js';

interface Numbered {
  /** Number of the last request; an answer with another number is stale and dropped. */
  attempt: number;
}

export type PolicyState =
  | (Numbered & { status: 'loading' })
  | (Numbered & { status: 'failed'; error: MfaError })
  /** `policy` is what the form starts from: the server's, or what was asked for and refused. */
  | (Numbered & { status: 'editing'; policy: MfaPolicy; error: MfaError | undefined; saved: boolean })
  /** `edited`: the form has moved on from the policy that is being saved. */
  | (Numbered & { status: 'saving'; policy: MfaPolicy; edited?: true });

export type PolicyEvent =
  | { type: 'load-requested' }
  | { type: 'loaded'; attempt: number; policy: MfaPolicy }
  | { type: 'edited' }
  | { type: 'submitted'; policy: MfaPolicy }
  | { type: 'saved'; attempt: number; policy: MfaPolicy }
  | { type: 'failed'; attempt: number; error: MfaError };

export const policyStart: PolicyState = { status: 'loading', attempt: 0 };

/** Where the backend cannot tell its policy, the form starts from the mildest one. */
export const DEFAULT_POLICY: MfaPolicy = { enabled: false, methods: [], enrollment: 'optional' };

/** The administrator's settings for all users. Pairs that do not fit return the same object. */
export function policyFlow(state: PolicyState, event: PolicyEvent): PolicyState {
  const { attempt } = state;
  switch (event.type) {
    case 'load-requested':
      return state.status === 'loading' || state.status === 'failed'
        ? { status: 'loading', attempt: attempt + 1 }
        : state;
    case 'loaded':
      return state.status === 'loading' && attempt === event.attempt ? editing(attempt, event.policy) : state;
    case 'edited':
      if (state.status === 'saving' && !state.edited) return { ...state, edited: true };
      return state.status === 'editing' && state.saved ? { ...state, saved: false } : state;
    case 'submitted':
      return state.status === 'editing' ? { status: 'saving', attempt: attempt + 1, policy: event.policy } : state;
    case 'saved':
      return state.status === 'saving' && attempt === event.attempt
        ? { ...editing(attempt, event.policy), saved: !state.edited }
        : state;
    case 'failed':
      if (attempt !== event.attempt) return state;
      if (state.status === 'loading') return { status: 'failed', attempt, error: event.error };
      return state.status === 'saving' ? { ...editing(attempt, state.policy), error: event.error } : state;
    default:
      event satisfies never;
      return state;
  }
}

const editing = (attempt: number, policy: MfaPolicy): Extract<PolicyState, { status: 'editing' }> => ({
  status: 'editing',
  attempt,
  policy,
  error: undefined,
  saved: false,
});
