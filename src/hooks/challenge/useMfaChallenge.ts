'use client';
import type { ChallengeState } from '../../core/challenge/challengeState.js';
import type { MfaChallengeInfo, MfaLoginResult, MfaMethod, MfaResult } from '../../core/contract/adapter.js';
import { parseChallenge } from '../../core/parse/parseChallenge.js';
import type { SecretBox } from '../../core/text/secretBox.js';
import { useChallenge } from './useChallenge.js';

/** What the challenge was passed with; undefined if the backend didn't name the factor. */
export type VerifiedWith = MfaMethod | 'backup-code' | undefined;

/** What a challenge that was passed brings. */
export interface MfaVerified<T = unknown> {
  /** The answer of the server, without its backup codes. */
  session: MfaResult<T>;
  /** New backup codes that came with it, in a box for `BackupCodesPanel`. */
  codes: SecretBox<string[]> | undefined;
  /** How many backup codes are left, where the server told. */
  codesLeft: number | undefined;
  /** What it was passed with. */
  by: VerifiedWith;
}

/** Options of {@link useMfaChallenge}. */
export interface UseMfaChallengeOptions<T = unknown> {
  /**
   * The challenge from `login`, with its factors. One that says the same as the last is the same; another one starts over.
   */
  challenge?: MfaChallengeInfo | undefined;
  /**
   * The `login` of `useMfaFlow`, where the challenge is a step of it: what was sent for that login is not sent
   * again, and the session is the flow's to hand over, not the provider's.
   */
  login?: object | undefined;
  /** Instead of `challenge`, if the backend returns only an id. */
  challengeId?: string | undefined;
  /** Whether it asks somebody who is signed in already. @default false */
  stepUp?: boolean | undefined;
  /**
   * Called once with the session, as soon as the provider's `onSession` has received it: also when the screen was hidden
   * or unmounted while the code was checked, and never after Cancel. What follows must be checked by the server.
   */
  onVerified?: ((verified: MfaVerified<T>) => void) | undefined;
  /**
   * Called instead of `onVerified` if the answer was right and another step comes first: give it to `MfaFlow` as its
   * `result`. Without it, the challenge goes on with another factor by itself, and after any other step (an enrollment) the
   * user is asked to sign in again.
   */
  onNext?: ((next: MfaLoginResult<T>) => void) | undefined;
}

/** Options of {@link ChallengeControls.verify}. */
export interface VerifyOptions {
  trustDevice?: boolean | undefined;
  /** Nobody clicked: a code that was tried before is then not sent, nor the last tries used up. */
  automatic?: boolean | undefined;
}

/** What {@link useMfaChallenge} gives: the state of the challenge, and what a person can do in it. */
export interface ChallengeControls {
  state: ChallengeState;
  /** Checks a code of the current method, in any script and grouping. */
  verify: (code: string, options?: VerifyOptions) => void;
  /** Opens the browser's passkey prompt. Call it from a click. */
  verifyPasskey: (options?: Pick<VerifyOptions, 'trustDevice'>) => void;
  /** The refused code is being changed: its error goes. */
  edit: () => void;
  /** Requests another code. Does nothing before the cooldown is over. */
  resend: () => void;
  /** Shows the list of methods. */
  openMethods: () => void;
  /** Shows a factor's step, and sends its code unless one was sent already. Pass undefined if the backend names no factors. */
  chooseFactor: (factorId: string | undefined) => void;
  /** Shows the step for a backup code. */
  chooseBackupCode: () => void;
  /** Shows how to get help, for a user who can't use any method. */
  requestHelp: () => void;
  /** Back from the list of methods, or from help. */
  back: () => void;
  /**
   * Cancels, finally: a later success reaches nobody. The backend hears of it once the call under way has settled. Never
   * rejects, and resolves in three seconds at the latest.
   */
  abandon: () => Promise<void>;
}

/** A challenge without UI; its functions keep their identity. It never returns the code. */
export function useMfaChallenge<T = unknown>(options: UseMfaChallengeOptions<T>): ChallengeControls {
  return useChallenge(options, parseChallenge).controls;
}
