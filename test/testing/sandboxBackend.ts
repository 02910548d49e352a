import type { MfaAdapter, MfaCustomMethod } from '../../src/core/contract/adapter.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import type { AdapterBackend, AdapterCredentials } from '../../src/testing/index.js';

/** One method of each kind. */
export const declared: readonly MfaCustomMethod[] = [
  { id: 'card', name: 'Card reader', kind: 'code' },
  { id: 'voice', name: 'Phone call', kind: 'code', sends: true },
  { id: 'push', name: 'Harbour app', kind: 'approval' },
];

/** The sandbox as a backend for the suite. */
export function sandboxBackend(
  options: SandboxOptions = {},
  method: AdapterBackend['method'] = 'totp',
  adapterOf: (client: ReturnType<Sandbox['newClient']>) => MfaAdapter = ({ adapter }) => adapter,
) {
  const sandbox = createSandbox({ now: () => 1_795_521_600_000, ...options });
  let users = 0;
  return {
    method,
    open: () => adapterOf(sandbox.newClient()),
    addUser: () => sandbox.addUser({ email: `user${++users}@example.com`, password: 'correct horse battery' }),
    ownClock: true, // `now` is fixed, and the adapter has no timers
    codeFor: (secret: string) => sandbox.codeFor(secret),
    advance: (seconds: number) => sandbox.clock.advance(seconds * 1000),
    lastCode: () => sandbox.lastCode(),
    addFactor: ({ email }: AdapterCredentials, { id }: MfaCustomMethod) => void sandbox.addFactor(email, id),
    deviceCode: ({ email }: AdapterCredentials, { id }: MfaCustomMethod) => sandbox.deviceCode(email, id),
    answerApproval: ({ email }: AdapterCredentials, answer: 'approve' | 'deny') => sandbox.lastPush(email)[answer](),
  };
}
