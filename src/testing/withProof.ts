import type { MfaAdapter, MfaCallContext } from '../core/contract/adapter.js';
import { toMfaError } from '../core/contract/error.js';
import { parseChallenge } from '../core/parse/parseChallenge.js';
import type { AdapterBackend, AdapterCredentials } from './adapterBackend.js';
import { openChallenge } from './openChallenge.js';
import { readable } from './refusal.js';

/** A user who can give the password, and a code of their second factor. */
export interface Prover {
  adapter: MfaAdapter;
  credentials: AdapterCredentials;
  secret?: string | undefined;
}

/** Repeats a call as the library does: with proof only after REAUTH_REQUIRED, and once for each kind. */
export async function withProof<A>(
  backend: AdapterBackend,
  user: Prover,
  call: (ctx: MfaCallContext) => Promise<A>,
): Promise<A> {
  const ctx: MfaCallContext = {};
  const given = new Set<string | undefined>();
  for (;;) {
    try {
      return await call(ctx);
    } catch (thrown) {
      const { code, reauth } = toMfaError(thrown);
      if (code !== 'REAUTH_REQUIRED' || given.has(reauth)) throw thrown;
      given.add(reauth);
      if (reauth === 'password') ctx.proof = { password: user.credentials.password };
      else if (reauth === 'code') await stepUp(backend, user);
      else throw thrown;
    }
  }
}

async function stepUp(backend: AdapterBackend, { adapter, secret }: Prover): Promise<void> {
  const answer = await adapter.startStepUp?.();
  if (!answer) return;
  if (backend.method === undefined || backend.method === 'totp') await backend.advance(30); // a new code
  const open = openChallenge(backend, adapter, readable('startStepUp', parseChallenge, answer), secret);
  await open.enter(await open.rightCode());
}
