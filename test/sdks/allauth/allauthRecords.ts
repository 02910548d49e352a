import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** `allauth.mfa.models.Authenticator`. */
export interface Authenticator {
  id: number;
  type: 'totp' | 'recovery_codes' | 'webauthn';
  created_at: number;
  last_used_at: number | null;
  secret?: string;
  /** Recovery codes: their seed, which are used, and whether they were shown. */
  seed?: string;
  used?: Set<string>;
  wasViewed?: boolean;
  /** WebAuthn: its name, its credential, and whether it can sign in alone. */
  name?: string;
  credentialId?: string;
  isPasswordless?: boolean;
}
export interface AllauthUser {
  id: number;
  email: string;
  password: string;
  emailVerified: boolean;
  authenticators: Authenticator[];
}
/** `record_authentication` in `account/internal/flows/login.py`. */
export type Method = Record<string, unknown> & { method: string; at: number };
export interface AllauthSession {
  key: string;
  csrfToken: string;
  user?: AllauthUser | undefined;
  /** `account_login`: the login that is going through its stages. */
  login?: { user: AllauthUser; initiatedAt: number; stage: string; authenticationRequired: boolean } | undefined;
  methods: Method[];
  totpSecret?: string | undefined;
  webauthnChallenge?: string | undefined;
  expiresAt: number;
}

export const now = (): number => Date.now() / 1000;
const SESSION_AGE = 14 * 24 * 3600; // SESSION_COOKIE_AGE
const PERIOD = 30; // MFA_TOTP_PERIOD; MFA_TOTP_TOLERANCE is 0
const LIMITS: Record<string, readonly (readonly [amount: number, seconds: number, per: 'ip' | 'key'])[]> = {
  login: [[30, 60, 'ip']],
  login_failed: [
    [10, 60, 'ip'],
    [5, 300, 'key'],
  ],
};

export function allauthRecords() {
  const users: AllauthUser[] = [];
  const sessions = new Map<string, AllauthSession>();
  const histories = new Map<string, number[]>();
  const usedCodes = new Map<string, number>();
  let ids = 0;
  const key = (): string => randomBytes(16).toString('hex');

  return {
    users,
    sessions,
    addAuthenticator: (user: AllauthUser, one: Partial<Authenticator> & Pick<Authenticator, 'type'>): Authenticator => {
      const made = { id: ++ids, created_at: now(), last_used_at: null, ...one };
      user.authenticators.push(made);
      return made;
    },
    newSession: (): AllauthSession => ({ key: key(), csrfToken: key(), methods: [], expiresAt: now() + SESSION_AGE }),
    find: (id: string | undefined): AllauthSession | undefined => {
      const session = sessions.get(id ?? '');
      return session && session.expiresAt > now() ? session : undefined;
    },
    /** `django.contrib.auth.login`: `cycle_key` and `rotate_token`. */
    cycle: (session: AllauthSession): void => {
      sessions.delete(session.key);
      Object.assign(session, { key: key(), csrfToken: key() });
      sessions.set(session.key, session);
    },
    /** `consume` in `core/internal/ratelimit.py`: the times of one action, for each address and each key. */
    consume: (action: string, keyed = ''): (() => void) | undefined => {
      const taken: [name: string, at: number][] = [];
      for (const [amount, seconds, per] of LIMITS[action] ?? []) {
        const name = `${action}:${per === 'key' ? keyed : 'ip'}`;
        const recent = (histories.get(name) ?? []).filter((at) => at > now() - seconds);
        histories.set(name, recent);
        if (recent.length >= amount) return undefined; // what an earlier rate has counted stays counted
        const at = now() + recent.length / 1e6;
        recent.push(at);
        taken.push([name, at]);
      }
      return () => {
        for (const [name, at] of taken) {
          histories.set(
            name,
            (histories.get(name) ?? []).filter((one) => one !== at),
          );
        }
      };
    },
    /** `clear` there: resets both, including what others at this address have used. */
    clear: (action: string, keyed: string): void => {
      for (const [, , per] of LIMITS[action] ?? []) histories.delete(`${action}:${per === 'key' ? keyed : 'ip'}`);
    },
    /** `TOTP.validate_code` in `mfa/totp/internal/auth.py`: a used code is remembered for one period. */
    isTotp: (user: AllauthUser, secret: string, code: string): boolean => {
      const used = `${user.id} ${code}`;
      if ((usedCodes.get(used) ?? 0) > now() || !isTotpNow(secret, code)) return false;
      usedCodes.set(used, now() + PERIOD);
      return true;
    },
  };
}

/** `generate_totp_secret`: 20 bytes. */
export const totpSecret = (): string => new Secret({ size: 20 }).base32;
/** `validate_totp_code`: only the current step. */
export const isTotpNow = (secret: string, code: string): boolean => new TOTP({ secret }).generate() === code;

/** `RecoveryCodes.generate_codes`: ten of eight digits, from one seed. */
export const recoveryCodes = ({ seed = '' }: Authenticator): string[] =>
  Array.from({ length: 10 }, (_, index) =>
    String(Number.parseInt(createHmac('sha1', seed).update(`${index}`).digest('hex').slice(0, 8), 16) % 1e8).padStart(
      8,
      '0',
    ),
  );
export const unusedCodes = (one: Authenticator): string[] => recoveryCodes(one).filter((code) => !one.used?.has(code));
export const newSeed = () => ({ seed: randomBytes(40).toString('hex'), used: new Set<string>(), wasViewed: false });

/** `create_config_fingerprint` in `mfa/internal/flows/trust.py`: any security change ends the trust. */
export const fingerprint = ({ id, password, authenticators }: AllauthUser): string =>
  createHash('sha256')
    .update(JSON.stringify([id, password, authenticators.map((one) => [one.id, one.type, one.seed])]))
    .digest('hex');

/** `_authenticator_data` in `headless/mfa/response.py`. */
export function view(one: Authenticator, withCodes = false) {
  const { id, type, created_at, last_used_at, name, isPasswordless } = one;
  const common = { type, created_at, last_used_at };
  if (type === 'webauthn') return { ...common, id, name, is_passwordless: isPasswordless === true };
  if (type === 'totp') return common;
  const unused = unusedCodes(one);
  return {
    ...common,
    total_code_count: 10,
    unused_code_count: unused.length,
    ...(withCodes && { unused_codes: unused }),
  };
}
