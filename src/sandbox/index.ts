export type { SandboxClock } from './clock.js';
export type { SandboxAdapter } from './createAdapter.js';
export { createSandbox, type Sandbox, type SandboxClient } from './createSandbox.js';
export type { HeldAnswer, SandboxFaults, SandboxMethod } from './faults.js';
export type { SandboxLimits } from './limits.js';
export type { SandboxCall } from './network.js';
export type { SandboxOptions } from './options.js';
export type { SandboxMessage } from './outbox.js';
export type {
  PasskeyAssertion,
  PasskeyCreation,
  PasskeyCredential,
  PasskeyRequest,
  SandboxPasskeys,
  SoftwarePasskeys,
} from './passkeys.js';
export type { Protekt } from './protekt.js';
export type { SandboxTokens } from './sessions.js';
export type { SandboxLoginResult } from './signIn.js';
export type { SandboxUser, SandboxUserSeed } from './users.js';
