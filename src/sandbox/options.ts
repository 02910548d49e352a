import type { MfaCustomMethod, MfaMethod, MfaPolicy } from '../core/contract/adapter.js';
import type { SandboxLimits } from './records/limits.js';
import type { SandboxPasskeys } from './records/passkeys.js';
import type { SandboxUserSeed } from './records/users.js';

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** Accounts that exist from the start. @default [] */
  users?: readonly SandboxUserSeed[] | undefined;
  /** The administrator's settings. @default enabled, all methods, optional */
  policy?: Partial<MfaPolicy> | undefined;
  /**
   * How long things are valid, how many attempts there are, and how often a call may be made. Unset limits keep their
   * defaults.
   */
  limits?: Partial<SandboxLimits> | undefined;
  /** The service's name in authenticator apps and messages. @default 'Sandbox' */
  issuer?: string | undefined;
  /** Returns the current time in epoch ms. @default Date.now */
  now?: (() => number) | undefined;
  /** How many milliseconds every request takes to arrive. @default 0 */
  latencyMs?: number | undefined;
  /** Waits for a number of milliseconds, for latency and delays. @default setTimeout */
  wait?: ((ms: number) => Promise<void>) | undefined;
  /** A seed that makes secrets, codes and ids the same on every run. @default none: they are random */
  seed?: string | undefined;
  /**
   * Whether a session consists of tokens in the response, or of a cookie that no script can read (`verified: true`).
   * @default 'tokens'
   */
  session?: 'tokens' | 'cookie' | undefined;
  /**
   * Where the first backup codes come from:
   * - `'enroll'`: with the TOTP enrollment, before it is confirmed, as in Protekt's guide; for other methods, with
   *   the confirmed code.
   * - `'confirm'`: with the confirmed code.
   * - `'separate'`: only from `regenerateBackupCodes`.
   * @default 'enroll'
   */
  backupCodes?: 'enroll' | 'confirm' | 'separate' | undefined;
  /** Whether the response to a backup code contains a new set. @default false */
  newCodesAfterUse?: boolean | undefined;
  /** Whether a login sends a code at once, if the first factor needs one. @default true */
  sendOnLogin?: boolean | undefined;
  /** Whether `sendChallenge` returns a new `challengeId` that invalidates the old one. @default false */
  rotateChallengeIds?: boolean | undefined;
  /**
   * The proof that is required before a factor is added or removed, new backup codes are created, or MFA is turned off.
   * Signing in doesn't count as proof for `'password'` and `'code'`. A proof is valid for `limits.reauthSeconds`.
   * @default false
   */
  requireReauth?: 'password' | 'code' | 'login' | false | undefined;
  /**
   * Methods of your own, as your adapter declares them. For `kind: 'code'`, `deviceCode` computes the codes, or
   * `outbox` has them if the method `sends` them. For `kind: 'approval'`, `pushes` has the requests. `users` says who
   * has which.
   * @default []
   */
  methods?: readonly MfaCustomMethod[] | undefined;
  /** Whether a request for approval comes with a number to compare. @default true */
  numberMatching?: boolean | undefined;
  /** Whether a device can be trusted. @default true */
  trustDevice?: boolean | undefined;
  /** How many digits a code has, by method. @default 6 */
  codeLength?: Partial<Record<MfaMethod, number>> | undefined;
  /** The authenticator that stores the passkeys. @default one in memory */
  passkeys?: SandboxPasskeys | undefined;
}

export interface Settings {
  readonly issuer: string;
  readonly session: 'tokens' | 'cookie';
  readonly backupCodes: 'enroll' | 'confirm' | 'separate';
  readonly newCodesAfterUse: boolean;
  readonly sendOnLogin: boolean;
  readonly rotateChallengeIds: boolean;
  readonly requireReauth: 'password' | 'code' | 'login' | false;
  readonly trustDevice: boolean;
  readonly codeLength: Readonly<Record<'totp' | 'sms' | 'email', number> & Partial<Record<string, number>>>;
  readonly methods: readonly MfaCustomMethod[];
  readonly numberMatching: boolean;
}

export function readSettings(options: SandboxOptions): Settings {
  return {
    issuer: options.issuer ?? 'Sandbox',
    session: options.session ?? 'tokens',
    backupCodes: options.backupCodes ?? 'enroll',
    newCodesAfterUse: options.newCodesAfterUse ?? false,
    sendOnLogin: options.sendOnLogin ?? true,
    rotateChallengeIds: options.rotateChallengeIds ?? false,
    requireReauth: options.requireReauth ?? false,
    trustDevice: options.trustDevice ?? true,
    codeLength: { totp: 6, sms: 6, email: 6, ...options.codeLength },
    methods: declared(options.methods ?? []),
    numberMatching: options.numberMatching ?? true,
  };
}

/** @throws Error for an id that is built in, or declared twice. */
function declared(methods: readonly MfaCustomMethod[]): readonly MfaCustomMethod[] {
  const taken = new Set<string>(defaultPolicy.methods);
  for (const { id } of methods) {
    if (taken.has(id)) throw new Error(`Sandbox: \`methods\` can't declare "${id}": it already exists.`);
    taken.add(id);
  }
  return methods;
}

export const defaultPolicy: MfaPolicy = {
  enabled: true,
  methods: ['totp', 'passkey', 'sms', 'email'],
  enrollment: 'optional',
};
