import type { MfaPolicy } from '../core/contract/adapter.js';
import { createClock, type SandboxClock } from './clock.js';
import { defaultPolicy, readSettings, type SandboxOptions, type Settings } from './options.js';
import type { ChallengeRecord } from './records/challenges.js';
import type { EnrollmentRecord } from './records/enrollments.js';
import { createLimiter, defaultLimits, type Limiter, type SandboxLimits } from './records/limits.js';
import type { SandboxMessage } from './records/outbox.js';
import { type SandboxPasskeys, SoftwarePasskeys } from './records/passkeys.js';
import type { SandboxPush } from './records/pushes.js';
import { createRandom, type Random } from './records/random.js';
import { createSecretLog, type SecretLog } from './records/secretLog.js';
import type { SessionRecord } from './records/sessions.js';
import type { UserRecord } from './records/users.js';

/** The whole state of the server. Its endpoints are functions of this state, and nothing is kept anywhere else. */
export interface Backend {
  readonly clock: SandboxClock;
  readonly random: Random;
  readonly secrets: SecretLog;
  readonly limits: SandboxLimits;
  readonly limiter: Limiter;
  readonly settings: Settings;
  readonly passkeys: SandboxPasskeys;
  readonly outbox: SandboxMessage[];
  /** Every request for approval, answered or not. */
  readonly pushes: SandboxPush[];
  policy: MfaPolicy;
  /** By user id. */
  readonly users: Map<string, UserRecord>;
  /** By access token. */
  readonly sessions: Map<string, SessionRecord>;
  readonly challenges: Map<string, ChallengeRecord>;
  readonly enrollments: Map<string, EnrollmentRecord>;
  /** Trusted devices, by their token. */
  readonly devices: Map<string, { readonly userId: string; readonly expiresAt: number }>;
}

export function createBackend(options: SandboxOptions): Backend {
  const clock = createClock(options.now);
  const random = createRandom(options.seed);
  return {
    clock,
    random,
    secrets: createSecretLog(),
    limits: { ...defaultLimits, ...options.limits },
    limiter: createLimiter(clock),
    settings: readSettings(options),
    passkeys: options.passkeys ?? new SoftwarePasskeys(random),
    outbox: [],
    pushes: [],
    policy: { ...defaultPolicy, ...options.policy },
    users: new Map(),
    sessions: new Map(),
    challenges: new Map(),
    enrollments: new Map(),
    devices: new Map(),
  };
}
