'use client';
import type { ChallengeState } from '../../core/challenge/challengeState.js';
import type { MfaChallengeInfo, MfaLoginResult, MfaMethod, MfaResult } from '../../core/contract/adapter.js';
import { parseChallenge } from '../../core/parse/parseChallenge.js';
import type { SecretBox } from '../../core/text/secretBox.js';
import type { PolledChallenge } from './checkApproval.js';
import { useChallenge } from './useChallenge.js';

/** What the challenge was passed with; undefined if the backend didn't name the factor. */
export type VerifiedWith = MfaMethod | 'backup-code' | undefined;

/** The result of a challenge that was passed. */
export interface MfaVerified<T = unknown> {
  /** The server's response, without its backup codes. */
  session: MfaResult<T>;
  /** New backup codes that came with the response, in a box for `BackupCodesPanel`. */
  codes: SecretBox<string[]> | undefined;
  /** How many backup codes are left, if known. */
  codesLeft: number | undefined;
  /** What the challenge was passed with. */
  by: VerifiedWith;
}

/** Options of {@link useMfaChallenge}. */
export interface UseMfaChallengeOptions<T = unknown> {
  /**
   * The challenge from `login`, with its factors. A new object with the same content changes nothing; other content
   * starts over.
   */
  challenge?: MfaChallengeInfo | undefined;
  /**
   * The `login` from `useMfaFlow`, if the challenge is one of its steps. A code that was already sent for that login
   * isn't sent again, and the flow, not the provider, passes the session to your app.
   */
  login?: object | undefined;
  /** Instead of `challenge`, if the backend returns only an id. */
  challengeId?: string | undefined;
  /** Whether the user is already signed in. @default false */
  stepUp?: boolean | undefined;
  /**
   * Called once with the session, as soon as the provider's `onSession` has received it. It is also called if the
   * screen was hidden or unmounted while the code was checked, but never after Cancel. Your server must check the
   * session.
   */
  onVerified?: ((verified: MfaVerified<T>) => void) | undefined;
  /**
   * Called instead of `onVerified` if the code was right but another step is due: pass it to `MfaFlow` as `result`.
   * Without `onNext`, the challenge continues automatically if another factor is due; for any other step (an
   * enrollment), the user is asked to sign in again.
   */
  onNext?: ((next: MfaLoginResult<T>) => void) | undefined;
}

/** Options of {@link ChallengeControls.verify}. */
export interface VerifyOptions {
  /** Whether the user wants this device to be trusted. @default false */
  trustDevice?: boolean | undefined;
  /**
   * Whether the code is submitted without a click. Then a code that was tried before isn't sent again, and the last two
   * attempts are left to the user.
   * @default false
   */
  automatic?: boolean | undefined;
}

/** What {@link useMfaChallenge} returns: the state of the challenge, and the user's actions. */
export interface ChallengeControls {
  /** The current state: `status` says what to show. */
  state: ChallengeState;
  /** Checks a code of the current method. It may have spaces, dashes, and digits of any script. */
  verify: (code: string, options?: VerifyOptions) => void;
  /** Opens the browser's passkey prompt. Call it from a click. */
  verifyPasskey: (options?: Pick<VerifyOptions, 'trustDevice'>) => void;
  /** For `useApproval`, which is separate because most sign-ins don't need it. @internal */
  poll: (by: (challenge: PolledChallenge) => Promise<void>) => void;
  /** Call it when the user changes a refused code: the error disappears. */
  edit: () => void;
  /** Requests another code. Does nothing before the cooldown is over. */
  resend: () => void;
  /** Shows the list of methods. */
  openMethods: () => void;
  /**
   * Shows the step of a factor, and sends its code unless one was already sent. Pass undefined if the backend names no
   * factors.
   */
  chooseFactor: (factorId: string | undefined) => void;
  /** Shows the step for a backup code. */
  chooseBackupCode: () => void;
  /** Shows the help screen (`lost-access`), for a user who can't use any method. */
  requestHelp: () => void;
  /** Goes back from the list of methods, or from help. */
  back: () => void;
  /**
   * Cancels the challenge for good: a later success is not reported. The backend is notified once the running call has
   * finished. Never rejects, and resolves within three seconds.
   */
  abandon: () => Promise<void>;
}

/** Runs a challenge, without UI. Its functions keep their identity, and its state never contains the code. */
export function useMfaChallenge<T = unknown>(options: UseMfaChallengeOptions<T>): ChallengeControls {
  return useChallenge(options, parseChallenge).controls;
}
