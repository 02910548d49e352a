import type { MfaBuiltInMethod } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { type FailureState, NO_FAILURE } from '../contract/failureState.js';
import type { CodeTries } from '../text/codeTries.js';
import type { SecretBox } from '../text/secretBox.js';

/** The secret that an authenticator app is set up with. */
export interface TotpSecret {
  /** The `otpauth://totp/…` URI for the QR code. Undefined if the backend sent only an image. */
  uri: string | undefined;
  /** The `data:` URL of the backend's own QR code, for use in `<img>` only. */
  image: string | undefined;
  /** The Base32 key to enter in the app. */
  key: string | undefined;
  /** How many digits its codes have, if the URI specifies it. */
  digits: number | undefined;
}

/** What the user entered to start the setup, and can change. */
export interface SetupRequest {
  method: MfaBuiltInMethod;
  /** The number or address, as typed. */
  destination: SecretBox<string> | undefined;
  /** The user's name for the factor. */
  label: string | undefined;
}

/** An enrollment that the backend has opened and the user hasn't confirmed yet. */
export interface Enrollment {
  id: string;
  totp: SecretBox<TotpSecret> | undefined;
  /** Backup codes that came before the confirmation. They stay sealed until a code is confirmed. */
  codes: SecretBox<string[]> | undefined;
  /** Where a code was sent, for display: as the user typed it in this flow, otherwise masked. */
  destination: SecretBox<string> | undefined;
  /** When the enrollment expires, in epoch ms. Undefined if unknown. */
  expiresAt: number | undefined;
  /** When another code can be sent, in epoch ms. */
  resendAt: number | undefined;
}

interface WithRequestId {
  /** The number of the latest request. A response to an earlier one is ignored. */
  requestId: number;
}

/** The fields of an open enrollment, which stay the same while a code is awaited, sent again and checked. */
export interface OpenSetup extends WithRequestId, CodeTries {
  request: SetupRequest;
  enrollment: Enrollment;
  /** How many codes were refused so far. When it rises, the field selects its code. */
  failures: number;
  /** How many of them were wrong; two make a wrong clock likely. */
  wrongCodes: number;
  /** A rate limit of the code. Sending another code doesn't lift it. */
  pause: { error: MfaError; until: number | undefined } | undefined;
  /** The outcome of the last code is unknown: the factor may be verified, so it must not be discarded. */
  outcomeUnknown: boolean;
}

interface Provable {
  /** The backend has verified the factor, and the host is storing the session. This can't be undone. */
  proved: boolean;
}

/** The state of one factor's setup. Each status has only the fields that are valid in it. */
export type SetupState =
  /**
   * `request` is what the user entered before, so that they can change it without typing it again (WCAG 2.2 SC 3.3.7).
   */
  | (WithRequestId & FailureState & { status: 'ready'; request: SetupRequest | undefined })
  /** The enrollment is being opened. For a passkey, this also creates and confirms it. */
  | (WithRequestId & Provable & { status: 'starting'; request: SetupRequest })
  | (OpenSetup & FailureState & { status: 'awaiting-code' })
  | (OpenSetup & { status: 'resending' })
  /**
   * The server checks the code. (In settings and backup codes, `confirming` means that the user is asked to confirm.)
   */
  | (OpenSetup &
      Provable & {
        status: 'confirming';
        /** The screen was closed meanwhile. Its secrets are wiped, and a refusal leads back to the start. */
        left: boolean;
      })
  | (WithRequestId & { status: 'expired'; error: MfaError })
  /** The account is locked for an unknown time, so trying again doesn't help. */
  | (WithRequestId & { status: 'blocked'; error: MfaError })
  | (WithRequestId & { status: 'enrolled' });

export const setupStart: SetupState = { status: 'ready', requestId: 0, request: undefined, ...NO_FAILURE };
