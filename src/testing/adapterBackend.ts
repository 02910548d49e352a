import type { MfaAdapter } from '../core/contract/adapter.js';

export interface AdapterCredentials {
  email: string;
  password: string;
}

/** What the suite needs of your backend, fresh for every check. */
export interface AdapterBackend {
  /** The adapter in a browser of its own: nobody is signed in, and it shares nothing with the others but the server. */
  open(): MfaAdapter | Promise<MfaAdapter>;
  /** A new account with a password and no second factor. */
  addUser(): AdapterCredentials | Promise<AdapterCredentials>;
  /** What an authenticator app shows for a Base32 secret, by the server's time. */
  codeFor(secret: string): string | Promise<string>;
  /** Moves the server's time on, or waits. */
  advance(seconds: number): void | Promise<void>;
  /** The newest code that was sent, where codes are sent. */
  lastCode?(): string | Promise<string>;
  /** Called when the check is over. */
  stop?(): void | Promise<void>;
}
