import { createSandbox, type Sandbox, type SandboxOptions, type SandboxUserSeed } from '../src/sandbox/index.js';
import { watchSecrets } from './leakCheck.js';

export const anna = { email: 'anna@example.com', password: 'correct horse battery' };
export const phone = '+15550136677';

/** A backend with Anna's account, whose secrets no test may leak. */
export function sandboxWith(seed: Partial<SandboxUserSeed> = {}, options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox({ issuer: 'Harbour', users: [{ ...anna, ...seed }], ...options });
  watchSecrets(() => sandbox.secrets());
  return sandbox;
}

/** The code that Anna's authenticator app shows now. */
export const codeOf = (sandbox: Sandbox): string => sandbox.codeFor(sandbox.user(anna.email).totpSecret);
