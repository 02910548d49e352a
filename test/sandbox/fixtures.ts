import { createSandbox, type Sandbox, type SandboxOptions, type SandboxUserSeed } from '../../src/sandbox/index.js';

export const anna = { email: 'anna@example.com', password: 'correct horse' };
export const phone = '+15550136677';

/** A sandbox with Anna's account, at a fixed time. */
export function sandboxWith(seed: Partial<SandboxUserSeed> = {}, options: SandboxOptions = {}): Sandbox {
  return createSandbox({ now: () => 1_700_000_000_000, users: [{ ...anna, ...seed }], ...options });
}

/** Signs in with the password, and returns the challenge. */
export async function challengeOf(sandbox: Pick<Sandbox, 'adapter'>): Promise<string> {
  const { challengeId } = await sandbox.adapter.login(anna);
  if (!challengeId) throw new Error('There is no challenge.');
  return challengeId;
}

/** The id of Anna's factor of a method. */
export async function factorOf(sandbox: Sandbox, method: string): Promise<string> {
  const status = await sandbox.admin.getUserStatus({ userId: sandbox.user(anna.email).id });
  const factor = status.factors?.find((candidate) => candidate.method === method);
  if (!factor) throw new Error(`There is no ${method} factor.`);
  return factor.id;
}
