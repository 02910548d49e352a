import { randomInt } from 'node:crypto';
import { TOTP } from 'otpauth';
import { newId, refuse } from './identityRecords.js';

/** `adjacentIntervals`, its default (cloud.google.com/identity-platform/docs/admin/enabling-totp-mfa). */
const ADJACENT = 5;

type Info = Record<string, unknown>;

export interface IdentitySettings {
  /**
   * Rejects every check of a code and every send with TOO_MANY_ATTEMPTS_TRY_LATER. It isn't
   * documented when that happens.
   */
  tooMany: boolean;
  totpEnabled: boolean;
  smsEnabled: boolean;
  /** Sent codes have expired: SESSION_EXPIRED (SDK). It isn't documented after how long. */
  codesExpired: boolean;
  /** `mfaPendingCredential` has expired: INVALID_MFA_PENDING_CREDENTIAL (SDK). It isn't documented after how long. */
  pendingExpired: boolean;
  /** The order of `mfaInfo` is not documented. */
  newestFirst: boolean;
}
/** What is sent, and how codes are checked. identityToolkit.ts names the sources of the rules. */
export function identityCodes() {
  const outbox: { phone: string; code: string }[] = [];
  const settings: IdentitySettings = {
    tooMany: false,
    totpEnabled: true,
    smsEnabled: true,
    codesExpired: false,
    pendingExpired: false,
    newestFirst: false,
  };
  const sent = new Map<string, { phone: string; code: string }>();

  const info = (value: unknown): Info | undefined =>
    typeof value === 'object' && value !== null ? (value as Info) : undefined;
  const limit = (): void => void (settings.tooMany && refuse('TOO_MANY_ATTEMPTS_TRY_LATER'));
  const smsEnabled = (): void =>
    void (!settings.smsEnabled && refuse('OPERATION_NOT_ALLOWED : SMS based MFA not enabled.'));
  /** Emulator, `createVerificationCode` in state.ts. */
  const send = (phone: string): string => {
    limit();
    const sessionInfo = newId();
    const message = { phone, code: String(randomInt(1_000_000)).padStart(6, '0') };
    sent.set(sessionInfo, message);
    outbox.push(message);
    return sessionInfo;
  };
  /** Emulator, `verifyPhoneNumber`: the first right use invalidates a code, and a wrong one doesn't. */
  const phoneOf = ({ code, sessionInfo }: Info): string => {
    limit();
    if (!code) refuse('MISSING_CODE');
    if (!sessionInfo) refuse('MISSING_SESSION_INFO');
    const message = sent.get(String(sessionInfo)) ?? refuse('INVALID_SESSION_INFO');
    if (settings.codesExpired) refuse('SESSION_EXPIRED');
    if (message.code !== code) refuse('INVALID_CODE');
    sent.delete(String(sessionInfo));
    return message.phone;
  };
  /**
   * A wrong code from an app has the same error as a wrong one by SMS: SDK, test/integration/flows/totp.test.ts,
   * which runs on the real service. It isn't documented whether a used one works again. That test waits for the
   * next code; here it works.
   */
  const checkApp = (secret: string, code: unknown): void => {
    limit();
    const isRight = new TOTP({ secret }).validate({ token: String(code ?? ''), window: ADJACENT }) !== null;
    if (!isRight) refuse('INVALID_CODE');
  };

  return { outbox, settings, info, smsEnabled, send, phoneOf, checkApp };
}
