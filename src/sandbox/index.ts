export type { SandboxClock } from './clock.js';
export type { SandboxAdapter } from './createAdapter.js';
export { createSandbox, type Sandbox, type SandboxClient } from './createSandbox.js';
export type { SandboxLoginResult } from './endpoints/signIn.js';
export type { HeldAnswer, SandboxFaults, SandboxMethod } from './faults/faults.js';
export type { SandboxCall } from './faults/network.js';
export type { SandboxOptions } from './options.js';
export type { Protekt } from './protekt.js';
export type { SandboxLimits } from './records/limits.js';
export type { SandboxMessage } from './records/outbox.js';
export type {
  PasskeyAssertion,
  PasskeyCreation,
  PasskeyCredential,
  PasskeyRequest,
  SandboxPasskeys,
  SoftwarePasskeys,
} from './records/passkeys.js';
export type { SandboxPush } from './records/pushes.js';
export type { SandboxTokens } from './records/sessions.js';
export type { SandboxFactorSeed, SandboxUser, SandboxUserSeed } from './records/users.js';
