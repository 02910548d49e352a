import type { MfaAdapter, MfaCustomMethod } from '../core/contract/adapter.js';

/** A user of the backend under test, with nothing enrolled yet. */
export interface AdapterCredentials {
  /** The address to sign in with, and for codes by email. */
  email: string;
  /** The password to sign in with, and for fresh proof. */
  password: string;
  /** Where text messages are sent. @default '+12025550142' */
  phoneNumber?: string | undefined;
}

/** What the suite needs from your backend. A new one is created for every check. */
export interface AdapterBackend {
  /** Opens an adapter as if in a new browser: nobody is signed in, and it shares only the server with the others. */
  open(): MfaAdapter | Promise<MfaAdapter>;
  /** Creates an account with a password and no second factor. */
  addUser(): AdapterCredentials | Promise<AdapterCredentials>;
  /**
   * The second factor of the suite's users. For `'sms'` and `'email'`, the suite takes the codes from `lastCode()`.
   * @default 'totp'
   */
  method?: 'totp' | 'sms' | 'email' | undefined;
  /**
   * Returns the code that an authenticator app shows for a Base32 secret at the server's time. Needed for the method
   * `'totp'`.
   */
  codeFor?(secret: string): string | Promise<string>;
  /**
   * Moves time forward, or really waits: both the server's time and `Date` in this process. If an SDK's clock stayed
   * behind, it would send an expired token, and the refusal of the token would look like the refusal of the challenge.
   */
  advance(seconds: number): void | Promise<void>;
  /** Whether the adapter and its SDK never read `Date`, so that `advance` doesn't need to move it. @default false */
  ownClock?: boolean | undefined;
  /** Returns the newest code that was sent. Needed for backends that send codes. */
  lastCode?(): string | Promise<string>;
  /**
   * Sets up a method that the adapter declares in `methods`, as your own page does. Needed for the checks of such
   * methods.
   */
  addFactor?(user: AdapterCredentials, method: MfaCustomMethod): void | Promise<void>;
  /**
   * Returns the code that a user's device shows now for a declared method of `kind: 'code'`. If the method `sends` its
   * code, the suite takes it from `lastCode()` instead.
   */
  deviceCode?(user: AdapterCredentials, method: MfaCustomMethod): string | Promise<string>;
  /** Answers a user's newest request for approval, as the user does on the other device. */
  answerApproval?(user: AdapterCredentials, answer: 'approve' | 'deny'): void | Promise<void>;
  /** Called at the end of the check. */
  stop?(): void | Promise<void>;
}
