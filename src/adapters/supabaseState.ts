import type { MfaCancelKind, MfaFactor } from '../core/contract/adapter.js';

/** A sign-in or a step-up. The server doesn't know about it: for the server, the session is the challenge. */
export interface SupabaseOpenChallenge {
  kind: MfaCancelKind;
  factors: readonly MfaFactor[];
  /** The newest server challenge of each factor. Without one, its code can't be checked. */
  sent: Map<string, string>;
}

export interface SupabaseOpenEnrollment {
  factorId: string;
  phone?: string;
  /** The id of the server's challenge that the code was sent with. */
  sent?: string;
}

export interface SupabaseState {
  challenges: Map<string, SupabaseOpenChallenge>;
  enrollments: Map<string, SupabaseOpenEnrollment>;
  /** Whether the server has refused this session as `aal1`. Its token may still say `aal2`, even after a refresh. */
  mustProve?: boolean;
}

const states = new WeakMap<object, SupabaseState>();

/**
 * What is open in one client. All adapters for the same client share it, because a host may create a new
 * adapter in every render.
 */
export function supabaseState(auth: object): SupabaseState {
  const state = states.get(auth) ?? { challenges: new Map(), enrollments: new Map() };
  states.set(auth, state);
  return state;
}
