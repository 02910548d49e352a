import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import { appStatus } from './appStatus.js';

/** A message that a real service would send as an email or an SMS. */
export interface OutboxMessage {
  to: string;
  code: string;
  /** Epoch ms. */
  sentAt: number;
}

export interface HostAuthOptions {
  /** Where the browser reaches the server; its origin is the only one that may post. */
  baseURL: string;
  appName?: string | undefined;
  /** Three requests per ten seconds on every two-factor path, as better-auth does in production. @default false */
  rateLimit?: boolean | undefined;
  /** Delivers a code. @default puts it into the outbox */
  deliver?: ((message: OutboxMessage) => Promise<void>) | undefined;
  /** Lets accounts without a password manage their second factor. @default false */
  passwordless?: boolean | undefined;
  /** How passwords are stored. @default scrypt, which takes its time */
  passwords?: PasswordStore | undefined;
}

export interface PasswordStore {
  hash(password: string): Promise<string>;
  verify(p: { hash: string; password: string }): Promise<boolean>;
}

/**
 * A real better-auth server whose data live in memory: passwords, authenticator apps, codes by email, backup codes,
 * trusted devices, lock-out. `handler` answers what `node:http` receives under `/api/auth/`; what would go out by email
 * lies in `outbox`, newest last.
 */
export function createHostAuth(options: HostAuthOptions) {
  const outbox: OutboxMessage[] = [];
  const { appName = 'Host', deliver = async (message) => void outbox.push(message) } = options;
  const auth = betterAuth({
    appName,
    baseURL: options.baseURL,
    secret: 'for-this-example-only-S7vQm2xKp9dLw4RzTn8c',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [], twoFactor: [] }),
    emailAndPassword: { enabled: true, ...(options.passwords && { password: options.passwords }) },
    rateLimit: { enabled: options.rateLimit ?? false },
    advanced: { disableOriginCheck: false }, // left out, it would be off where NODE_ENV is test
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [
      appStatus(),
      twoFactor({
        issuer: appName,
        allowPasswordless: options.passwordless ?? false,
        otpOptions: { sendOTP: ({ user, otp }) => deliver({ to: user.email, code: otp, sentAt: Date.now() }) },
      }),
    ],
  });
  return { auth, handler: toNodeHandler(auth), outbox };
}
