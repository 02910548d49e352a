'use client';
import type { MfaBuiltInMethod, MfaLoginResult, MfaResult } from '../../core/contract/adapter.js';
import type { MfaError } from '../../core/contract/error.js';
import type { SetupState } from '../../core/enrollment/setupState.js';
import type { SecretBox } from '../../core/text/secretBox.js';
import type { Reauth } from '../step-up/useReauth.js';
import type { EnrollParams } from './setupCalls.js';

/** A factor that is proved, and what came with it. */
export interface Enrolled<T = unknown> {
  method: MfaBuiltInMethod;
  /** Where the enrollment also signed in, or rotated the tokens. The provider's `onSession` has had it by then. */
  session?: MfaResult<T> | undefined;
  /** Where another step comes first: give it to `MfaFlow` as its `result`, once the codes are saved. */
  next?: MfaLoginResult<T> | undefined;
  /** Backup codes, shown once; the receiver opens and wipes the box. The drop-ins show them by themselves. */
  codes?: SecretBox<string[]> | undefined;
}

/** Options of the hooks of all set-ups. */
export interface UseSetupOptions<T = unknown> {
  /** Of the login answer, where the enrollment is forced during sign-in. */
  challengeId?: string | undefined;
  /** Called once a factor is proved, and awaited before the screen moves on. */
  onEnrolled?: ((enrolled: Enrolled<T>) => void | Promise<void>) | undefined;
  /** Called when the method is unavailable or the enrollment expired, so that you can offer another method. */
  onUnavailable?: ((error: MfaError) => void) | undefined;
}

/** What the hooks of all set-ups give: the state of the set-up, and what a person can do in it. */
export interface SetupControls {
  state: SetupState;
  /** Its state is `idle` unless a call waits for the password or a code: draw its prompt over the screen. */
  reauth: Reauth;
  /** Opens an enrollment. Call it from a click, never from an effect. */
  start: (method: MfaBuiltInMethod, params?: EnrollParams) => void;
  /**
   * Checks a code. One that was just refused and is unchanged is refused again without a call. `automatic`: nobody
   * clicked; a code that was checked before is then not sent, nor the last tries used up.
   */
  confirm: (code: string, options?: { automatic?: boolean | undefined }) => void;
  /** The refused code is being changed: its error goes. */
  edit: () => void;
  /** The enroll call again: the newest id counts, a failed one leaves the old. */
  resend: () => void;
  /** Back to the number or address, which is still there. */
  change: () => void;
  /**
   * Cancels: drops the enrollment and whatever it showed. A code that is being checked no longer counts, and a factor
   * that it proves all the same stays. Resolves, soon, once the backend has heard of it; never rejects.
   */
  leave: () => Promise<void>;
}
