/** All error codes, each with the recovery that the interface offers. */
export const mfaErrors = {
  /** The code is wrong. The challenge or enrollment stays open. */
  INVALID_CODE: 'retry',
  /** The backup code was already used, if the backend reports that. It has the same text as INVALID_CODE. */
  BACKUP_CODE_USED: 'retry',
  /** The code has expired, but the challenge is still open. */
  CODE_EXPIRED: 'resend',
  /** The message couldn't be sent. */
  DELIVERY_FAILED: 'resend',
  /** The challenge has expired: the user has to sign in again. */
  CHALLENGE_EXPIRED: 'restart',
  /** The enrollment has expired: the user has to set the method up again. */
  ENROLLMENT_EXPIRED: 'restart',
  /** Too many wrong codes ended the challenge. If only the code has expired, use CODE_EXPIRED. */
  TOO_MANY_ATTEMPTS: 'restart',
  /** Too many requests. `retryAfter` says how long to wait. */
  RATE_LIMITED: 'wait',
  /** The account is locked. Set `retryAfter` if you know for how long. */
  LOCKED: 'wait',
  /** The phone number isn't valid. */
  INVALID_PHONE_NUMBER: 'edit',
  /** The password passed to `login()`, or as `ctx.proof`, is wrong. */
  INVALID_CREDENTIALS: 'edit',
  /** The factor already exists. */
  ALREADY_ENROLLED: 'edit',
  /** The user is signed in, but isn't allowed to do this (HTTP 403). */
  FORBIDDEN: 'none',
  /** The user has to prove their identity again. `reauth` says how. */
  REAUTH_REQUIRED: 'reauth',
  /** The method is turned off, not supported here, or not set up for this user. */
  METHOD_UNAVAILABLE: 'switch',
  /** The call was aborted, or the passkey prompt was dismissed. */
  CANCELLED: 'none',
  /** There was no response, so the outcome is unknown: a code may have been used. */
  NETWORK: 'retry',
  /** The server failed (HTTP 5xx), or its response can't be read. The outcome is unknown. */
  SERVER: 'retry',
  /** Any error without a known code. The outcome is unknown. */
  UNKNOWN: 'retry',
} as const;

/** What went wrong. {@link mfaErrors} lists the recovery for each code. */
export type MfaErrorCode = keyof typeof mfaErrors;
/** What the interface offers after an error: one of the values of {@link mfaErrors}. */
export type MfaRecovery = (typeof mfaErrors)[MfaErrorCode];

/** Whether the call may have succeeded anyway: there was no response, or one that doesn't reveal the outcome. */
export function mayHaveWorked({ code }: MfaErrorInfo): boolean {
  return code === 'NETWORK' || code === 'SERVER' || code === 'UNKNOWN';
}

/** What adapters throw: any object with these fields. Only `code` is required. */
export interface MfaErrorInfo {
  /** What went wrong. */
  code: MfaErrorCode;
  /** For your own debugging. The interface shows its own texts, and the message never leaves the library. */
  message?: string;
  /** How many seconds the user has to wait. */
  retryAfter?: number;
  /** How many attempts the user has left. */
  attemptsLeft?: number;
  /**
   * How the user can prove their identity: `password` repeats the call with `ctx.proof`, `code` repeats it after
   * `startStepUp`, `login` needs a new sign-in.
   */
  reauth?: 'password' | 'code' | 'login';
  /** The server's time in epoch ms (HTTP `Date`). It lets the interface notice a wrong clock after wrong app codes. */
  serverTime?: number;
  /** Your id of the request, which `onError` receives. */
  requestId?: string;
}

/**
 * The only kind of error that leaves the library: a code and numbers. It has no foreign message, body or cause, because
 * error reporters serialize whatever they get (OWASP ASVS 16.2.5). Anything else in `details` is dropped, and an
 * unknown code becomes UNKNOWN.
 */
export class MfaError extends Error {
  /** Always `MfaError`, by which {@link isMfaError} recognizes it. */
  override readonly name: string = 'MfaError';
  /** What went wrong. */
  readonly code: MfaErrorCode;
  /** How many seconds the user has to wait. */
  declare readonly retryAfter?: number;
  /** How many attempts the user has left. */
  declare readonly attemptsLeft?: number;
  /** How the user can prove their identity, for REAUTH_REQUIRED. */
  declare readonly reauth?: 'password' | 'code' | 'login';
  /** The server's time, in epoch ms. */
  declare readonly serverTime?: number;
  /** Your id of the request. */
  declare readonly requestId?: string;

  constructor(code: MfaErrorCode, details: Omit<MfaErrorInfo, 'code' | 'message'> = {}) {
    const known = isMfaErrorCode(code) ? code : 'UNKNOWN';
    super(known);
    this.code = known;
    Object.assign(this, allowed(details));
  }
}

/**
 * Whether a value is an {@link MfaError}, even of another copy of this package: it checks the fields, not the class.
 */
export function isMfaError(error: unknown): error is MfaError {
  return isObject(error) && error.name === 'MfaError' && isMfaErrorCode(memberOf(error, 'code'));
}

export function isMfaErrorCode(code: unknown): code is MfaErrorCode {
  return typeof code === 'string' && Object.hasOwn(mfaErrors, code);
}

/**
 * Turns whatever an adapter rejected with into an {@link MfaError}. An object with a known `code` keeps the code and
 * its numbers; an abort becomes CANCELLED, a failed fetch NETWORK, and anything else UNKNOWN.
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
    // A getter of the error threw. What it threw is not passed on either.
  }
  return new MfaError('UNKNOWN');
}

/**
 * The messages of Chromium and Node, Firefox, and Safari for a failed fetch. Its TypeError can be recognized only by
 * them.
 */
const FETCH_FAILED = /fetch|network|load failed/i;
const DAY = 86_400;
/** The latest moment that a Date can represent, in epoch ms. */
const MAX_TIME_MS = 8.64e15;

function allowed(error: Record<string, unknown>): Omit<MfaErrorInfo, 'code' | 'message'> {
  const found: Omit<MfaErrorInfo, 'code' | 'message'> = {};
  const read = (name: keyof MfaErrorInfo): unknown => memberOf(error, name);
  const [retryAfter, attemptsLeft, serverTime] = [read('retryAfter'), read('attemptsLeft'), read('serverTime')];
  const [reauth, requestId] = [read('reauth'), read('requestId')];
  if (isCount(retryAfter)) found.retryAfter = Math.min(retryAfter, DAY);
  if (isCount(attemptsLeft)) found.attemptsLeft = Math.floor(attemptsLeft);
  if (isCount(serverTime) && serverTime <= MAX_TIME_MS) found.serverTime = serverTime;
  if (reauth === 'password' || reauth === 'code' || reauth === 'login') found.reauth = reauth;
  if (typeof requestId === 'string' && /^[\w.:-]{1,128}$/.test(requestId)) found.requestId = requestId;
  return found;
}

/** A property of the error or its class, but not one that a script has added to `Object.prototype`. */
const memberOf = (error: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(error, name) || !Object.hasOwn(Object.prototype, name) ? error[name] : undefined;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
