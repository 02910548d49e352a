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
  /** The URL at which the browser reaches the server. Only its origin may send POST requests. */
  baseURL: string;
  appName?: string | undefined;
  /** Three requests per ten seconds on every two-factor path, as better-auth does in production. @default false */
  rateLimit?: boolean | undefined;
  /** Delivers a code. @default adds it to the outbox */
  deliver?: ((message: OutboxMessage) => Promise<void>) | undefined;
  /** Lets accounts without a password manage their second factor. @default false */
  passwordless?: boolean | undefined;
  /** How passwords are stored. @default scrypt, which is slow */
  passwords?: PasswordStore | undefined;
}

export interface PasswordStore {
  hash(password: string): Promise<string>;
  verify(p: { hash: string; password: string }): Promise<boolean>;
}

/**
 * A real better-auth server with its data in memory: passwords, authenticator apps, codes by email,
 * backup codes, trusted devices, lockout. `handler` answers `node:http` requests below `/api/auth/`.
 * Emails go to `outbox`, newest last.
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
    advanced: { disableOriginCheck: false }, // without this line, it would be off if NODE_ENV is test
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
