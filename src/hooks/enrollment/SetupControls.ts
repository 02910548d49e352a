'use client';
import type { MfaBuiltInMethod, MfaLoginResult, MfaResult } from '../../core/contract/adapter.js';
import type { MfaError } from '../../core/contract/error.js';
import type { SetupState } from '../../core/enrollment/setupState.js';
import type { SecretBox } from '../../core/text/secretBox.js';
import type { Reauth } from '../step-up/useReauth.js';
import type { EnrollParams } from './setupCalls.js';

/** A factor that was confirmed, and what came with it. */
export interface Enrolled<T = unknown> {
  /** The method of the factor. */
  method: MfaBuiltInMethod;
  /**
   * The session, if the enrollment also signed in or rotated the tokens. The provider's `onSession` has already
   * received it.
   */
  session?: MfaResult<T> | undefined;
  /** Set if another step is due: once the codes are saved, pass it to `MfaFlow` as `result`. */
  next?: MfaLoginResult<T> | undefined;
  /** Backup codes, which can be shown once: open the box to show them, then wipe it. The drop-ins do this for you. */
  codes?: SecretBox<string[]> | undefined;
}

/** Options of all setup hooks. */
export interface UseSetupOptions<T = unknown> {
  /** The `challengeId` of the login response, if enrollment is required during sign-in. */
  challengeId?: string | undefined;
  /** Called once a factor is confirmed, and awaited before the next screen. */
  onEnrolled?: ((enrolled: Enrolled<T>) => void | Promise<void>) | undefined;
  /** Called when the method is unavailable or the enrollment has expired, so that you can offer another method. */
  onUnavailable?: ((error: MfaError) => void) | undefined;
}

/** What all setup hooks return: the state of the setup, and the user's actions. */
export interface SetupControls {
  /** The current state: `status` says what to show. */
  state: SetupState;
  /**
   * Its state is `idle` unless a call is waiting for the password or a code. Then render its prompt over the screen.
   */
  reauth: Reauth;
  /** Opens an enrollment. Call it from a click, never from an effect. */
  start: (method: MfaBuiltInMethod, params?: EnrollParams) => void;
  /**
   * Checks a code. The code that was just refused is refused again without a call. `automatic` means that the code is
   * submitted without a click: then a code that was checked before isn't sent again, and the last two attempts are left
   * to the user.
   */
  confirm: (code: string, options?: { automatic?: boolean | undefined }) => void;
  /** Call it when the user changes a refused code: the error disappears. */
  edit: () => void;
  /** Sends another code by calling enroll again. The newest enrollment counts; if the call fails, the old one stays. */
  resend: () => void;
  /** Returns to the step for the number or address, which is still filled in. */
  change: () => void;
  /**
   * Cancels: discards the enrollment and its secrets. The result of a code that is being checked is ignored, but if the
   * backend confirms the factor anyway, the factor stays. Resolves once the backend has been notified, after three
   * seconds at the latest. Never rejects.
   */
  leave: () => Promise<void>;
}
