import type { MfaBuiltInMethod } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import { type FailureState, NO_FAILURE } from '../contract/failureState.js';
import type { CodeTries } from '../text/codeTries.js';
import type { SecretBox } from '../text/secretBox.js';

/** What an authenticator app is set up with. */
export interface TotpSecret {
  /** `otpauth://totp/…`, to draw the QR code from; absent where the backend gave only a picture. */
  uri: string | undefined;
  /** `data:` URL of the backend's own QR code, for `<img>` alone. */
  image: string | undefined;
  /** Base32 key to type in. */
  key: string | undefined;
  /** Length of its codes, where the URI tells. */
  digits: number | undefined;
}

/** What the person asks for: what an enrollment is opened with, and what there is to change. */
export interface SetupRequest {
  method: MfaBuiltInMethod;
  /** The number or address, as typed. */
  destination: SecretBox<string> | undefined;
  /** The person's own name for the factor. */
  label: string | undefined;
}

/** An enrollment that the backend has opened and nobody has proved yet. */
export interface Enrollment {
  id: string;
  totp: SecretBox<TotpSecret> | undefined;
  /** Backup codes that came before the proof: sealed until a code is confirmed. */
  codes: SecretBox<string[]> | undefined;
  /** Where a code was sent, to be shown: as the person typed it in this flow, else masked. */
  destination: SecretBox<string> | undefined;
  /** Epoch ms. */
  expiresAt: number | undefined;
  /** Epoch ms until which another code is refused. */
  resendAt: number | undefined;
}

interface WithRequestId {
  /** Number of the last request; an answer with another number is stale and dropped. */
  requestId: number;
}

/** What stays the same while a code is awaited, sent again and checked. */
export interface OpenSetup extends WithRequestId, CodeTries {
  request: SetupRequest;
  enrollment: Enrollment;
  /** Refused codes so far; each more makes the field select its code. */
  failures: number;
  /** How many of them were wrong; two make a wrong clock likely. */
  wrongCodes: number;
  /** A rate limit of the code; another send does not lift it. */
  pause: { error: MfaError; until: number | undefined } | undefined;
  /** Nobody knows what became of the last code: the factor may be verified, and must not be dropped. */
  outcomeUnknown: boolean;
}

interface Provable {
  /** The backend has verified the factor, and the host is installing the session: nothing takes that back. */
  proved: boolean;
}

/** Where the set-up of one factor is; a field exists only in the status in which it means something. */
export type SetupState =
  /** With what was asked for before, to be changed and not to be typed again (WCAG 2.2 SC 3.3.7). */
  | (WithRequestId & FailureState & { status: 'ready'; request: SetupRequest | undefined })
  /** The enrollment is being opened; a passkey is made and proved by it. */
  | (WithRequestId & Provable & { status: 'starting'; request: SetupRequest })
  | (OpenSetup & FailureState & { status: 'awaiting-code' })
  | (OpenSetup & { status: 'resending' })
  /** The server checks the code. (In settings and backup codes the same word is a question to the person.) */
  | (OpenSetup &
      Provable & {
        status: 'confirming';
        /** The screen went away meanwhile: its secrets are gone, and a refusal leads back to the start. */
        left: boolean;
      })
  | (WithRequestId & { status: 'expired'; error: MfaError })
  /** The account is locked, and nobody can say for how long: trying on would not help. */
  | (WithRequestId & { status: 'blocked'; error: MfaError })
  | (WithRequestId & { status: 'enrolled' });

export const setupStart: SetupState = { status: 'ready', requestId: 0, request: undefined, ...NO_FAILURE };
