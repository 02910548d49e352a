import type { MfaFactor } from '../core/contract/adapter.js';

/** A sign-in that needs a second step. The token stays here; the interface only gets an id of ours. */
export interface Auth0OpenChallenge {
  mfaToken: string;
  factors: readonly MfaFactor[];
  /** The newest `oobCode` of each factor. Without one, its code can't be checked. */
  sent: Map<string, string>;
  /** The open enrollments by id: an app, or the `oobCode` of the message. */
  enrollments: Map<string, { oobCode: string | undefined; recoveryCodes: string[] }>;
}

export type Auth0State = Map<string, Auth0OpenChallenge>;

const states = new WeakMap<object, Auth0State>();

/**
 * What is open in one client. All adapters for the same client share it, because a host may create a new
 * adapter in every render.
 */
export function auth0State(client: object): Auth0State {
  const state = states.get(client) ?? new Map();
  states.set(client, state);
  return state;
}
