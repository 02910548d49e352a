import type { MfaFactor } from '../core/contract/adapter.js';

/** A sign-in whose second step is due. The token stays here: what the interface gets is an id of ours. */
export interface Auth0OpenChallenge {
  mfaToken: string;
  factors: readonly MfaFactor[];
  /** Of each factor the newest `oobCode`: without one its code cannot be checked. */
  sent: Map<string, string>;
  /** The set-up that is open, by its id: an app, or the `oobCode` that its message came with. */
  enrollments: Map<string, { oobCode: string | undefined; recoveryCodes: string[] }>;
}

export type Auth0State = Map<string, Auth0OpenChallenge>;

const states = new WeakMap<object, Auth0State>();

/** What is open in one client. Adapters over the same one share it: a host may make a new one in every render. */
export function auth0State(client: object): Auth0State {
  const state = states.get(client) ?? new Map();
  states.set(client, state);
  return state;
}
