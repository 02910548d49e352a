import type { MfaAdapter } from '../core/contract/adapter.js';

/** The user that a backend under test has, before anything is enrolled. */
export interface AdapterCredentials {
  email: string;
  password: string;
  /** Where text messages go, if they do. @default '+12025550142' */
  phoneNumber?: string | undefined;
}

/** What the suite needs of your backend, fresh for every check. */
export interface AdapterBackend {
  /** The adapter in a browser of its own: nobody is signed in, and it shares nothing with the others but the server. */
  open(): MfaAdapter | Promise<MfaAdapter>;
  /** A new account with a password and no second factor. */
  addUser(): AdapterCredentials | Promise<AdapterCredentials>;
  /**
   * The second factor of the people in the suite. Codes by `'sms'` and `'email'` are taken from `lastCode()`.
   * @default 'totp'
   */
  method?: 'totp' | 'sms' | 'email' | undefined;
  /** What an authenticator app shows for a Base32 secret, by the server's time. Needed for the method `'totp'`. */
  codeFor?(secret: string): string | Promise<string>;
  /**
   * Moves the time on, or waits: the server's time, and the `Date` of this process. An SDK whose clock stays behind
   * sends a token that is long over, and the refusal of that token would pass for the refusal of the challenge.
   */
  advance(seconds: number): void | Promise<void>;
  /** The adapter and its SDK never look at `Date`, so that `advance` need not move it. @default false */
  ownClock?: boolean | undefined;
  /** The newest code that was sent, where codes are sent. */
  lastCode?(): string | Promise<string>;
  /** Called when the check is over. */
  stop?(): void | Promise<void>;
}
