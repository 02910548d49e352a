import type { Backend } from '../backend.js';
import { type BackupCodeSet, newBackupCodes } from './backupCodes.js';
import type { DeclaredFactor, FactorRecord } from './factors.js';
import { type Hashed, hashed } from './hash.js';
import { SoftwarePasskeys } from './passkeys.js';
import { newTotpSecret, totpUri } from './totp.js';

/** An account to create. */
export interface SandboxUserSeed {
  /** The address to sign in with. Its case doesn't matter. */
  email: string;
  /** @default a random one, see {@link SandboxUser.password} */
  password?: string | undefined;
  /** Sets up an authenticator app, with this Base32 secret or a random one. */
  totp?: boolean | string | undefined;
  /** Sets up codes by SMS to this number. */
  sms?: string | undefined;
  /** Sets up codes by email, to this address or the account's. */
  emailCode?: boolean | string | undefined;
  /** Sets up a passkey in the sandbox's own authenticator. */
  passkey?: boolean | undefined;
  /** Sets up methods that the option `methods` declares, by id: `['push']`. */
  methods?: readonly (string | SandboxFactorSeed)[] | undefined;
  /** Creates backup codes: ten, or this many. */
  backupCodes?: boolean | number | undefined;
}

/** A factor of a declared method. */
export interface SandboxFactorSeed {
  /** The id of the method. */
  method: string;
  /** The user's name for it. */
  label?: string | undefined;
  /** Where its codes are sent, if the method `sends` them. @default the account's address */
  destination?: string | undefined;
}

/** An account as it was added, with all that a test needs to act as its owner. */
export interface SandboxUser {
  readonly id: string;
  readonly email: string;
  /** The password, as it was passed or generated. */
  readonly password: string;
  /** The Base32 secret of the authenticator app that was set up at the start, or '' if there is none. */
  readonly totpSecret: string;
  /** The `otpauth:` URI of that secret. */
  readonly totpUri: string;
  /** The backup codes that were created at the start. */
  readonly backupCodes: readonly string[];
}

export interface UserRecord {
  readonly id: string;
  readonly email: string;
  readonly password: Hashed;
  factors: FactorRecord[];
  defaultFactorId?: string | undefined;
  backupCodes?: BackupCodeSet | undefined;
  /** Wrong answers in a row. */
  failures: number;
  lockedUntil: number;
}

export function addUser(backend: Backend, seed: SandboxUserSeed): SandboxUser {
  const { random, secrets, settings } = backend;
  if (findUser(backend, seed.email)) throw new Error(`Sandbox: the user ${seed.email} already exists.`);
  const password = seed.password ?? `pw-${random.legible(12)}`;
  const totpSecret = typeof seed.totp === 'string' ? seed.totp : seed.totp ? newTotpSecret(random) : '';
  const uri =
    totpSecret && totpUri({ ...settings, secret: totpSecret, account: seed.email, digits: settings.codeLength.totp });
  const count = typeof seed.backupCodes === 'number' ? seed.backupCodes : undefined;
  const backup = seed.backupCodes ? newBackupCodes(backend, count) : undefined;
  secrets.note(password, totpSecret, uri, seed.sms);
  const user: UserRecord = {
    id: random.id('user'),
    email: seed.email,
    password: hashed(random, password),
    factors: seedFactors(backend, seed, totpSecret),
    backupCodes: backup?.set,
    failures: 0,
    lockedUntil: 0,
  };
  backend.users.set(user.id, user);
  return { id: user.id, email: seed.email, password, totpSecret, totpUri: uri, backupCodes: backup?.codes ?? [] };
}

function seedFactors(backend: Backend, seed: SandboxUserSeed, secret: string): FactorRecord[] {
  const base = () => ({ id: backend.random.id('factor'), createdAt: backend.clock.now() });
  const factors: FactorRecord[] = [];
  if (secret) factors.push({ ...base(), method: 'totp', secret, lastStep: 0 });
  if (seed.sms) factors.push({ ...base(), method: 'sms', destination: seed.sms });
  if (seed.emailCode) {
    const destination = typeof seed.emailCode === 'string' ? seed.emailCode : seed.email;
    backend.secrets.note(destination);
    factors.push({ ...base(), method: 'email', destination });
  }
  if (seed.passkey) {
    if (!(backend.passkeys instanceof SoftwarePasskeys)) {
      throw new Error(
        'Sandbox: a user can start with a passkey only in the built-in authenticator. Remove `passkeys`.',
      );
    }
    const credential = backend.passkeys.seed();
    backend.secrets.note(credential.key);
    factors.push({ ...base(), method: 'passkey', ...credential, counter: 0 });
  }
  for (const own of seed.methods ?? []) factors.push(declaredFactor(backend, own));
  return factors;
}

/** @throws Error for a method that isn't declared. */
export function declaredFactor(backend: Backend, seed: string | SandboxFactorSeed): DeclaredFactor {
  const { clock, random, secrets, settings } = backend;
  const { method, label, destination } = typeof seed === 'string' ? { method: seed } : seed;
  const declared = settings.methods.find(({ id }) => id === method);
  if (!declared) {
    const known = settings.methods.map(({ id }) => `"${id}"`).join(', ') || 'none';
    throw new Error(`Sandbox: the option \`methods\` declares no "${method}". It declares ${known}.`);
  }
  const secret = newTotpSecret(random);
  secrets.note(secret, destination);
  const factor = { id: random.id('factor'), createdAt: clock.now(), method: 'declared', declared, secret } as const;
  return { ...factor, label, lastStep: 0, ...(destination === undefined ? {} : { destination }) };
}

export function findUser(backend: Backend, email: string): UserRecord | undefined {
  const wanted = email.trim().toLowerCase();
  return [...backend.users.values()].find((user) => user.email.toLowerCase() === wanted);
}
