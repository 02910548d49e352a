import type { MfaCustomMethod, MfaFactor } from '../core/contract/adapter.js';
import type { AdapterBackend, AdapterCredentials } from './adapterBackend.js';
import { NotOffered, requireThat } from './refusal.js';
import { enrolledUser, enterPassword, type PendingSignIn, type TestUser } from './testUser.js';

/** A user who has set up a declared method. */
export interface DeclaredUser extends TestUser {
  method: MfaCustomMethod;
}

/** A sign-in that can be passed with the declared method. */
export interface DeclaredChallenge extends PendingSignIn {
  user: AdapterCredentials;
  method: MfaCustomMethod;
  factor: MfaFactor;
}

/**
 * Runs a check for each method of a kind that the adapter declares.
 *
 * @throws NotOffered if it declares none.
 */
export async function forEachDeclared(
  backend: AdapterBackend,
  kind: MfaCustomMethod['kind'],
  check: (user: DeclaredUser) => Promise<void>,
): Promise<void> {
  const { methods = [] } = await backend.open();
  const ofKind = methods.filter((method) => method.kind === kind);
  if (ofKind.length === 0) throw new NotOffered(`no declared method of kind '${kind}'`);
  for (const method of ofKind) {
    requireThat(!!backend.addFactor, `The adapter declares "${method.id}", but the backend has no addFactor().`);
    const user = await enrolledUser(backend);
    await backend.addFactor(user.credentials, method);
    await check({ ...user, method });
  }
}

export async function declaredChallenge(backend: AdapterBackend, user: DeclaredUser): Promise<DeclaredChallenge> {
  const { method, credentials } = user;
  const open = await enterPassword(backend, user);
  const factor = open.login.factors?.find((one) => one.method === method.id);
  requireThat(!!factor, `The challenge lists no factor of "${method.id}", although one was set up.`);
  return Object.assign(open, { user: credentials, method, factor });
}

/** Sends what the method needs, unless the login has sent it already. */
export async function sendOnce({ login, factor, send }: DeclaredChallenge): Promise<void> {
  const refused = login.sentTo === factor.id ? undefined : await send(factor);
  if (refused) throw refused;
}
