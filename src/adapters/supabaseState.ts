import type { MfaCancelKind, MfaFactor } from '../core/contract/adapter.js';

/** A sign-in or a step-up. The server knows none: to it the session is the challenge. */
export interface SupabaseOpenChallenge {
  kind: MfaCancelKind;
  factors: readonly MfaFactor[];
  /** Of each factor the server's newest challenge: without one its code cannot be checked. */
  sent: Map<string, string>;
}

export interface SupabaseOpenEnrollment {
  factorId: string;
  phone?: string;
  /** The server's challenge that the code was sent with. */
  sent?: string;
}

export interface SupabaseState {
  challenges: Map<string, SupabaseOpenChallenge>;
  enrollments: Map<string, SupabaseOpenEnrollment>;
  /** The server has refused this session as `aal1`. Its token may go on saying `aal2`, even a fresh one. */
  mustProve?: boolean;
}

const states = new WeakMap<object, SupabaseState>();

/** What is open in one client. Adapters over the same client share it: a host may make a new one in every render. */
export function supabaseState(auth: object): SupabaseState {
  const state = states.get(auth) ?? { challenges: new Map(), enrollments: new Map() };
  states.set(auth, state);
  return state;
}
