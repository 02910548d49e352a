import type { MfaMethod, MfaPolicy } from '../core/contract/adapter.js';
import type { SandboxLimits } from './records/limits.js';
import type { SandboxPasskeys } from './records/passkeys.js';
import type { SandboxUserSeed } from './records/users.js';

/** Everything about a sandbox that a test or a story may want different. */
export interface SandboxOptions {
  /** Accounts that exist from the start. @default [] */
  users?: readonly SandboxUserSeed[] | undefined;
  /** The administrator's settings. @default enabled, all methods, optional */
  policy?: Partial<MfaPolicy> | undefined;
  /** Expiry, attempts and rates. */
  limits?: Partial<SandboxLimits> | undefined;
  /** The service's name in authenticator apps and messages. @default 'Sandbox' */
  issuer?: string | undefined;
  /** Epoch ms. @default Date.now */
  now?: (() => number) | undefined;
  /** How long every request takes to arrive. @default 0 */
  latencyMs?: number | undefined;
  /** How the sandbox waits. @default setTimeout */
  wait?: ((ms: number) => Promise<void>) | undefined;
  /** Makes secrets, codes and ids the same on every run. @default random */
  seed?: string | undefined;
  /** Whether a session is tokens in the answer, or a cookie that no script sees (`verified: true`). @default 'tokens' */
  session?: 'tokens' | 'cookie' | undefined;
  /**
   * Where the first backup codes come from:
   * - `'enroll'`: with the TOTP enrollment, before its proof, as in the product guide; other methods with the confirm.
   * - `'confirm'`: with the confirmed code.
   * - `'separate'`: only from `regenerateBackupCodes`.
   * @default 'enroll'
   */
  backupCodes?: 'enroll' | 'confirm' | 'separate' | undefined;
  /** Whether using a backup code brings a new set with the answer. @default false */
  newCodesAfterUse?: boolean | undefined;
  /** Whether a challenge comes with a code already sent, if its first factor needs one. @default true */
  sendOnLogin?: boolean | undefined;
  /** Whether `sendChallenge` answers with a new `challengeId` that voids the old one. @default false */
  rotateChallengeIds?: boolean | undefined;
  /**
   * What adding or removing a factor, new backup codes and turning MFA off ask for first. Signing in does not count as
   * the proof of `'password'` and `'code'`; a proof counts for `limits.reauthSeconds`.
   * @default false
   */
  requireReauth?: 'password' | 'code' | 'login' | false | undefined;
  /** Whether a device can be trusted. @default true */
  trustDevice?: boolean | undefined;
  /** Digits of a code. @default 6 each */
  codeLength?: Partial<Record<MfaMethod, number>> | undefined;
  /** The authenticator that holds the passkeys. @default one in memory */
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
  readonly codeLength: Readonly<Record<'totp' | 'sms' | 'email', number>>;
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
  };
}

export const defaultPolicy: MfaPolicy = {
  enabled: true,
  methods: ['totp', 'passkey', 'sms', 'email'],
  enrollment: 'optional',
};
