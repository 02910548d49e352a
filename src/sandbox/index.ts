export type { SandboxClock } from './clock.js';
export type { SandboxAdapter } from './createAdapter.js';
export { createSandbox, type Sandbox, type SandboxClient } from './createSandbox.js';
export type { Held as SandboxHeldAnswer, SandboxFaults } from './faults.js';
export type { SandboxLimits } from './limits.js';
export type { SandboxCall } from './network.js';
export type { SandboxOptions } from './options.js';
export type { SandboxMessage } from './outbox.js';
export type {
  PasskeyAssertion as SandboxPasskeyAssertion,
  PasskeyCreation as SandboxPasskeyCreation,
  PasskeyCredential as SandboxPasskeyCredential,
  PasskeyRequest as SandboxPasskeyRequest,
  SandboxPasskeys,
  SoftwarePasskeys,
} from './passkeys.js';
export type { Protekt } from './protekt.js';
export type { SandboxTokens } from './sessions.js';
export type { SandboxLoginResult } from './signIn.js';
export type { SandboxUser, SandboxUserSeed } from './users.js';
