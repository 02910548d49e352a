/** The closed set of codes, each with the way out that the interface offers. */
export const mfaErrors = {
  /** Wrong code; the same challenge or enrollment goes on. */
  INVALID_CODE: 'retry',
  /** Only where the backend tells; worded exactly like INVALID_CODE. */
  BACKUP_CODE_USED: 'retry',
  /** The code died, the challenge lives. */
  CODE_EXPIRED: 'resend',
  DELIVERY_FAILED: 'resend',
  /** Sign in again. */
  CHALLENGE_EXPIRED: 'restart',
  /** Enroll again. */
  ENROLLMENT_EXPIRED: 'restart',
  /** This challenge is dead (a dead code alone is CODE_EXPIRED). */
  TOO_MANY_ATTEMPTS: 'restart',
  /** `retryAfter` says for how long. */
  RATE_LIMITED: 'wait',
  /** The account; `retryAfter` if known. */
  LOCKED: 'wait',
  INVALID_PHONE_NUMBER: 'edit',
  /** The password of `login()` or of `ctx.proof`. */
  INVALID_CREDENTIALS: 'edit',
  ALREADY_ENROLLED: 'edit',
  /** Signed in, but not allowed to do this (HTTP 403). */
  FORBIDDEN: 'none',
  REAUTH_REQUIRED: 'reauth',
  /** Turned off, unsupported here, or not set up for this user. */
  METHOD_UNAVAILABLE: 'switch',
  /** Aborted, or the WebAuthn prompt dismissed. */
  CANCELLED: 'none',
  /** Outcome unknown: a code may be spent. */
  NETWORK: 'retry',
  /** 5xx, a malformed or an unreadable answer. */
  SERVER: 'retry',
  UNKNOWN: 'retry',
} as const;

/** What went wrong, of a closed set: {@link mfaErrors} has the way out of each. */
export type MfaErrorCode = keyof typeof mfaErrors;
/** What the interface offers after an error: one of the words of {@link mfaErrors}. */
export type MfaRecovery = (typeof mfaErrors)[MfaErrorCode];

/** Whether the call may have done its work all the same: no answer came, or none that tells. */
export function mayHaveWorked({ code }: MfaErrorInfo): boolean {
  return code === 'NETWORK' || code === 'SERVER' || code === 'UNKNOWN';
}

/** Adapters throw any object with these fields; only `code` is required. */
export interface MfaErrorInfo {
  code: MfaErrorCode;
  /** For the developer's eyes; the interface words its own. Never leaves the library. */
  message?: string;
  /** Seconds. */
  retryAfter?: number;
  attemptsLeft?: number;
  /** Repeat with `ctx.proof` | `startStepUp`, then repeat | sign in again. */
  reauth?: 'password' | 'code' | 'login';
  /** Epoch ms (HTTP Date) if readable: lets the interface suspect a wrong clock behind a wrong TOTP. */
  serverTime?: number;
  requestId?: string;
}

/**
 * The one class of error that leaves the library: a code and numbers. It carries no foreign message, body or cause,
 * because error reporters serialize what they are given (OWASP ASVS 16.2.5): whatever else `details` holds is dropped,
 * and an unknown code becomes UNKNOWN.
 */
export class MfaError extends Error {
  override readonly name: string = 'MfaError';
  readonly code: MfaErrorCode;
  declare readonly retryAfter?: number;
  declare readonly attemptsLeft?: number;
  declare readonly reauth?: 'password' | 'code' | 'login';
  declare readonly serverTime?: number;
  declare readonly requestId?: string;

  constructor(code: MfaErrorCode, details: Omit<MfaErrorInfo, 'code' | 'message'> = {}) {
    const known = isMfaErrorCode(code) ? code : 'UNKNOWN';
    super(known);
    this.code = known;
    Object.assign(this, allowed(details));
  }
}

/** Structural, never `instanceof`: two copies of the package in one tree must understand each other. */
export function isMfaError(error: unknown): error is MfaError {
  return isObject(error) && error.name === 'MfaError' && isMfaErrorCode(memberOf(error, 'code'));
}

export function isMfaErrorCode(code: unknown): code is MfaErrorCode {
  return typeof code === 'string' && Object.hasOwn(mfaErrors, code);
}

/**
 * Turns whatever an adapter rejected with into an {@link MfaError}. An object with a known `code` keeps it and its
 * numbers; an abort is CANCELLED; a failed fetch is NETWORK; anything else is UNKNOWN.
 */
export function toMfaError(error: unknown): MfaError {
  try {
    if (isObject(error)) {
      const { name, message } = error;
      const code = memberOf(error, 'code');
      if (isMfaErrorCode(code)) return new MfaError(code, error);
      if (name === 'AbortError') return new MfaError('CANCELLED');
      if (name === 'TypeError' && typeof message === 'string' && FETCH_FAILED.test(message)) {
        return new MfaError('NETWORK');
      }
    }
  } catch {
    // A getter of the error threw: what it threw is as foreign as the error.
  }
  return new MfaError('UNKNOWN');
}

/** Chromium and Node · Firefox · Safari: the TypeError of a fetch that got no answer differs only by its words. */
const FETCH_FAILED = /fetch|network|load failed/i;
const DAY = 86_400;
/** The last moment that a Date can be, in epoch ms. */
const LAST_MOMENT = 8.64e15;

function allowed(error: Record<string, unknown>): Omit<MfaErrorInfo, 'code' | 'message'> {
  const found: Omit<MfaErrorInfo, 'code' | 'message'> = {};
  const read = (name: keyof MfaErrorInfo): unknown => memberOf(error, name);
  const [retryAfter, attemptsLeft, serverTime] = [read('retryAfter'), read('attemptsLeft'), read('serverTime')];
  const [reauth, requestId] = [read('reauth'), read('requestId')];
  if (isCount(retryAfter)) found.retryAfter = Math.min(retryAfter, DAY);
  if (isCount(attemptsLeft)) found.attemptsLeft = Math.floor(attemptsLeft);
  if (isCount(serverTime) && serverTime <= LAST_MOMENT) found.serverTime = serverTime;
  if (reauth === 'password' || reauth === 'code' || reauth === 'login') found.reauth = reauth;
  if (typeof requestId === 'string' && /^[\w.:-]{1,128}$/.test(requestId)) found.requestId = requestId;
  return found;
}

/** A member of the error or of its class, but none that a script of the page has put on `Object.prototype`. */
const memberOf = (error: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(error, name) || !Object.hasOwn(Object.prototype, name) ? error[name] : undefined;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
