import type { MfaAdminAdapter, MfaFactor } from '../core/contract/adapter.js';
import { type Backend, createBackend } from './backend.js';
import type { SandboxClock } from './clock.js';
import { createAdapter, type SandboxAdapter } from './createAdapter.js';
import { createAdmin } from './endpoints/admin.js';
import type { SandboxFaults } from './faults/faults.js';
import { createNetwork, type Network, type SandboxCall } from './faults/network.js';
import { wrongCode } from './faults/wrongCode.js';
import type { SandboxOptions } from './options.js';
import { createProtekt, type Protekt } from './protekt.js';
import { describeFactor, isComputed, methodOf } from './records/factors.js';
import { lengthOf, type SandboxMessage } from './records/outbox.js';
import { SoftwarePasskeys } from './records/passkeys.js';
import type { SandboxPush } from './records/pushes.js';
import { type Caller, endSession, findSession, type SandboxTokens, startSession } from './records/sessions.js';
import { totpCode } from './records/totp.js';
import {
  addUser,
  declaredFactor,
  findUser,
  type SandboxFactorSeed,
  type SandboxUser,
  type SandboxUserSeed,
} from './records/users.js';

/** A client of the sandbox, like one browser: it has its own session, and can be a trusted device. */
export interface SandboxClient {
  /** An SDK like the one in Protekt's guide. It shares the session with `adapter`. */
  readonly protekt: Protekt;
  /** An adapter with all methods. */
  readonly adapter: SandboxAdapter;
  /** Opens a session without a password or a code, for a test that starts signed in. Throws for an unknown account. */
  signIn(email: string): SandboxTokens;
  /** Ends the session of this client. */
  signOut(): void;
}

/** An in-memory backend with its first client. */
export interface Sandbox extends SandboxClient {
  /** The calls of administrators, which need no session. */
  readonly admin: Required<MfaAdminAdapter>;
  /** Creates another client of the same backend, like a second browser. */
  newClient(): SandboxClient;
  /** Adds an account. Throws if it exists. */
  addUser(seed: SandboxUserSeed): SandboxUser;
  /** Returns the account as it was added. Throws for an unknown one. */
  user(email: string): SandboxUser;
  /** Returns the user of a session, as a server would check it. Undefined for an unknown or expired session. */
  whoIs(accessToken: string): { userId: string; email: string } | undefined;
  /**
   * Sets up a method of the option `methods` for an account, as your own page would. Throws for an unknown account or
   * method.
   */
  addFactor(email: string, factor: string | SandboxFactorSeed): MfaFactor;
  /** Every message that was sent, oldest first. */
  readonly outbox: readonly SandboxMessage[];
  /** Returns the code of the newest message, or of the newest one to `to`. Throws if there is none. */
  lastCode(to?: string): string;
  /** The pending requests for approval, oldest first. `approve()` and `deny()` answer one. */
  readonly pushes: readonly SandboxPush[];
  /** Returns the newest of `pushes`, or the newest one of an account. Throws if there is none. */
  lastPush(email?: string): SandboxPush;
  /**
   * Returns the code that the user's device shows now: an authenticator app (`'totp'`), or a method of the option
   * `methods`. Throws if the user has no such device.
   */
  deviceCode(email: string, method: string): string;
  /**
   * Returns the code that an authenticator app shows for a Base32 secret or an `otpauth:` URI, now or at a moment
   * (epoch ms).
   */
  codeFor(secretOrUri: string, at?: number): string;
  /**
   * Returns a code of the right length that no factor or enrollment accepts.
   * @default the length of an authenticator app's code
   */
  wrongCode(length?: number): string;
  /** The sandbox's clock. Move it forward to let codes, challenges and waits expire. */
  readonly clock: SandboxClock;
  /** Makes calls fail, as a broken network or server would. */
  readonly faults: SandboxFaults;
  /** The in-memory authenticator. Throws if the option `passkeys` replaced it. */
  readonly passkeys: SoftwarePasskeys;
  /** Every call in the order of arrival, without its last argument (the context). */
  readonly calls: readonly SandboxCall[];
  /** Returns every secret that was issued or entered so far: keys, URIs, codes, tokens, destinations, passwords. */
  secrets(): string[];
}

/**
 * Starts an in-memory backend for tests, stories and prototypes. It computes codes, and has limits and expiry like a
 * server. It uses no network, storage or global state, and runs in browsers, jsdom and Node.
 *
 * @example
 * const sandbox = createSandbox({ users: [{ email: 'anna@example.com', password: 'correct horse', totp: true }] });
 * <MfaProvider adapter={sandbox.adapter}>…</MfaProvider>
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const backend = createBackend(options);
  const { clock, outbox, secrets } = backend;
  const network = createNetwork({ secrets, latencyMs: options.latencyMs, wait: options.wait });
  const added = new Map<string, SandboxUser>();
  const sandbox: Sandbox = {
    ...createClient(backend, network),
    admin: createAdmin(backend, network),
    newClient: () => createClient(backend, network),
    addUser: (seed) => {
      const user = addUser(backend, seed);
      added.set(user.id, user);
      return user;
    },
    user: (email) => {
      const user = added.get(findUser(backend, email)?.id ?? '');
      return user ?? missing(`user ${email}`);
    },
    whoIs: (accessToken) => {
      const user = backend.users.get(findSession(backend, accessToken)?.userId ?? '');
      return user && { userId: user.id, email: user.email };
    },
    outbox,
    lastCode: (to) => outbox.findLast((message) => to === undefined || message.to === to)?.code ?? missing('message'),
    codeFor: (secretOrUri, at = clock.now()) => totpCode(secretOrUri, at, backend.settings.codeLength.totp),
    addFactor: (email, seed) => {
      const user = findUser(backend, email) ?? missing(`user ${email}`);
      const factor = declaredFactor(backend, seed);
      user.factors.push(factor);
      return describeFactor(user, factor);
    },
    get pushes() {
      return backend.pushes.filter(({ status }) => status === 'pending');
    },
    lastPush: (email) =>
      sandbox.pushes.findLast((push) => email === undefined || push.email === email) ?? missing('pending request'),
    deviceCode: (email, method) => {
      const factors = findUser(backend, email)?.factors.filter(isComputed) ?? [];
      const { secret } = factors.find((factor) => methodOf(factor) === method) ?? missing(`code of ${method}`);
      return totpCode(secret, clock.now(), lengthOf(backend, method));
    },
    wrongCode: (length = backend.settings.codeLength.totp) => wrongCode(backend, length),
    clock,
    faults: network.faults,
    get passkeys() {
      return backend.passkeys instanceof SoftwarePasskeys ? backend.passkeys : missing('in-memory authenticator');
    },
    calls: network.calls,
    secrets: secrets.all,
  };
  for (const seed of options.users ?? []) sandbox.addUser(seed);
  return sandbox;
}

function createClient(backend: Backend, network: Network): SandboxClient {
  const caller: Caller = { trust: new Set() };
  const adapter = createAdapter(backend, caller, network);
  return {
    adapter,
    protekt: createProtekt(adapter),
    signIn: (email) => {
      const user = findUser(backend, email) ?? missing(`user ${email}`);
      return { ...startSession(backend, caller, user).tokens };
    },
    signOut: () => endSession(backend, caller),
  };
}

function missing(what: string): never {
  throw new Error(`Sandbox: there is no ${what}.`);
}
