import type { MfaChallengeInfo, MfaFactor, MfaMethod } from '../contract/adapter.js';
import { type CustomMethods, customMethod } from '../contract/customMethod.js';
import { MfaError } from '../contract/error.js';
import type { FailureState } from '../contract/failureState.js';
import type { CodeTries } from '../text/codeTries.js';

/**
 * How the user answers: with the code of a factor (or of no particular factor, if the backend names none), a passkey,
 * or a backup code.
 */
export type ChallengeMethod =
  | { kind: 'code'; factor: MfaFactor | undefined }
  | { kind: 'passkey'; factor: MfaFactor }
  | { kind: 'backup-code' };

/** What the adapter can do, read once at the start: presence is the capability. */
export interface ChallengeCapabilities {
  send: boolean;
  backupCode: boolean;
  passkey: boolean;
  /** What the adapter declares of methods of its own. */
  methods?: CustomMethods;
}

/** A code that was sent to a factor. It stays valid while the user looks at another method and comes back. */
export interface ChallengeDelivery {
  /** The newest challenge id: Firebase, Supabase and Auth0 replace it with every code they send. */
  challengeId: string;
  /** Epoch ms until which another send is refused. */
  resendAt: number | undefined;
}

/** A rate limit of one method. Choosing another method and coming back does not lift it. */
export interface ChallengeRateLimit {
  error: MfaError;
  /** Epoch ms. */
  until: number | undefined;
}

/** What is known about the login. It outlives the screen. */
export interface ChallengeRecord {
  factors: readonly MfaFactor[];
  /** False if the challenge has only one code, which was already sent. */
  canResend: boolean;
  /** By factor. */
  deliveries: ReadonlyMap<string, ChallengeDelivery>;
  /** Epoch ms. */
  expiresAt: number | undefined;
}

/** What every status has. */
export interface ChallengeCommon extends ChallengeRecord, CodeTries {
  /** The challenge that this flow was started for. It never changes, but the ids in `deliveries` do. */
  challengeId: string;
  can: ChallengeCapabilities;
  /** The challenge that followed a correct code, and the number of the step. Undefined during the first challenge. */
  ledTo: { challenge: MfaChallengeInfo; step: number } | undefined;
  selected: ChallengeMethod;
  /** The rate limits by method. A user who has to wait with one method can still use another. */
  rateLimits: ReadonlyMap<string, ChallengeRateLimit>;
  /** Whether the local clock has passed `expiresAt`. It is only a warning, because the server decides. */
  timeUp: boolean;
  /** The number of the last request. A response to another request is stale and ignored. */
  requestId: number;
  /** How many codes were refused so far. When it rises, the field selects its code. */
  failures: number;
  /** How many authenticator codes were refused so far. After two, a wrong clock is likely. */
  totpFailures: number;
  /**
   * How far this device's clock is ahead (+) or behind (−) the server's, in ms, if the server's time is known.
   */
  clockSkewMs: number | undefined;
}

type Awaiting = FailureState & { status: 'awaiting-code' | 'awaiting-backup-code' | 'awaiting-passkey' };

/** The state of a challenge. Each status has only the fields that are valid in it. */
export type ChallengeState = ChallengeCommon &
  (
    | Awaiting
    | { status: 'choosing-method'; error: MfaError | undefined }
    /** `started`: the request was made, which happens only once, however often the screen is mounted. */
    | { status: 'sending'; started: boolean }
    | { status: 'verifying' }
    | { status: 'blocked'; error: MfaError; until: number | undefined }
    | { status: 'expired'; error: MfaError }
    /** `choosing`: help was opened from the list of methods, and `back` returns to that list. */
    | { status: 'lost-access'; choosing: boolean }
    | { status: 'verified' }
    /** The user canceled, which is final. `left`: the backend has been told. */
    | { status: 'leaving'; left: boolean }
  );

/** Seconds between two sends where the server does not say. */
export const DEFAULT_WAIT = 30;

/** What a later screen of the same login has to know. */
export function recordOf({ factors, canResend, deliveries, expiresAt }: ChallengeRecord): ChallengeRecord {
  return { factors, canResend, deliveries, expiresAt };
}

/** The methods that the user can choose from, backup codes last. Methods whose code can't be sent are left out. */
export function availableMethods(state: ChallengeState): ChallengeMethod[] {
  const factors = answerableFactors(state);
  const methods = factors.length ? factors.map(challengeMethodOf) : [challengeMethodOf(undefined)];
  return state.can.backupCode ? [...methods, { kind: 'backup-code' }] : methods;
}

/** The methods to offer instead of the one on screen. */
export function otherMethods(state: ChallengeState): ChallengeMethod[] {
  const shown = keyOf(state.selected);
  return availableMethods(state).filter(
    (method) => keyOf(method) !== shown && (method.kind !== 'passkey' || state.can.passkey),
  );
}

/** Factors that can be answered with: all, until the only code of a challenge has been sent. */
export function answerableFactors(state: ChallengeCommon): readonly MfaFactor[] {
  if (maySend(state)) return state.factors;
  return state.factors.filter(({ id, method }) => !isSentTo(method, state) || state.deliveries.has(id));
}

/** Whether another code can be sent for the selected method. If so, offer `resend`. */
export function canSend(state: ChallengeState): boolean {
  return state.can.send && isSent(state) && maySend(state);
}

/** The moment (epoch ms) from which `resend` sends another code for the selected method. Undefined means now. */
export function resendAt(state: ChallengeState): number | undefined {
  return sendOf(state)?.resendAt;
}

/** The handle to answer with: the newest one of this factor. */
export function challengeIdOf(state: ChallengeState): string {
  return sendOf(state)?.challengeId ?? state.challengeId;
}

/** The method of the method on screen, where the backend names it. */
export function methodOf({ selected }: ChallengeState): MfaMethod | 'code' | 'backup-code' {
  return selected.kind === 'code' ? (selected.factor?.method ?? 'code') : selected.kind;
}

export function isAwaiting(state: ChallengeState): state is ChallengeCommon & Awaiting {
  return (
    state.status === 'awaiting-code' || state.status === 'awaiting-backup-code' || state.status === 'awaiting-passkey'
  );
}

/**
 * In the list of methods, or at help: the method on screen is left, its code may be on its way, and Back leads to it.
 */
export const isAway = ({ status }: ChallengeState): boolean => status === 'choosing-method' || status === 'lost-access';

/** No answer is being judged, but by a person at their passkey's prompt: they may go elsewhere. */
export const isOpen = (state: ChallengeState): boolean =>
  isAwaiting(state) ||
  isAway(state) ||
  state.status === 'sending' ||
  (state.status === 'verifying' && state.selected.kind === 'passkey');

const isSentTo = (method: MfaMethod | undefined, { can }: ChallengeCommon): boolean =>
  method === 'sms' || method === 'email' || !!customMethod(method, can.methods)?.sends;
/** Whether the code of the method on screen is one that the backend sends. */
export const isSent = (state: ChallengeCommon): boolean => isSentTo(codeFactor(state)?.method, state);
const maySend = ({ canResend, deliveries }: ChallengeCommon): boolean => canResend || deliveries.size === 0;
/** The factor whose code is asked for, where one is and the backend names it. */
export const codeFactor = ({ selected }: ChallengeCommon): MfaFactor | undefined =>
  selected.kind === 'code' ? selected.factor : undefined;
export function sendOf(state: ChallengeCommon): ChallengeDelivery | undefined {
  const factor = codeFactor(state);
  return factor && state.deliveries.get(factor.id);
}

export function challengeMethodOf(factor: MfaFactor | undefined): ChallengeMethod {
  return factor?.method === 'passkey' ? { kind: 'passkey', factor } : { kind: 'code', factor };
}

/** Shows a method's step. Sends its code first if it needs one and none was sent. */
export function enter(from: ChallengeCommon, selected: ChallengeMethod): ChallengeState {
  const next = { ...from, selected };
  return from.can.send && isSent(next) && !sendOf(next) && maySend(from)
    ? { ...next, requestId: from.requestId + 1, status: 'sending', started: false }
    : awaiting(next);
}

/** The step of the method on screen, with the newest error, else the one that it is paused for. */
export function awaiting(from: ChallengeCommon, error?: MfaError): ChallengeState {
  const status = `awaiting-${from.selected.kind}` as const;
  const rateLimit = from.rateLimits.get(keyOf(from.selected));
  const unusable =
    from.selected.kind === 'passkey' && !from.can.passkey ? new MfaError('METHOD_UNAVAILABLE') : undefined;
  return { ...common(from), status, error: error ?? rateLimit?.error ?? unusable, waitUntil: rateLimit?.until };
}

/** The same with a pause of the method on screen; without one, that is lifted. */
export function withPause(from: ChallengeCommon, rateLimit?: ChallengeRateLimit): ChallengeCommon {
  const rateLimits = new Map(from.rateLimits);
  if (rateLimit) rateLimits.set(keyOf(from.selected), rateLimit);
  else rateLimits.delete(keyOf(from.selected));
  return { ...from, rateLimits };
}

/** The kind comes first, so that no factor's id can equal the key of another method. */
const keyOf = (selected: ChallengeMethod): string =>
  selected.kind === 'backup-code' ? selected.kind : `${selected.kind} ${selected.factor?.id}`;

/** The fields every status has, and none of one status alone. */
export function common(state: ChallengeCommon): ChallengeCommon {
  const { challengeId, can, selected, rateLimits, timeUp, requestId, failures, totpFailures, clockSkewMs } = state;
  const { ledTo, tried, automaticChecks, attemptsLeft } = state;
  const counted = { failures, totpFailures, clockSkewMs, tried, automaticChecks, attemptsLeft };
  return { ...recordOf(state), challengeId, can, ledTo, selected, rateLimits, timeUp, requestId, ...counted };
}

/** The same for a challenge that is over: no code of it is kept. */
export function ended(state: ChallengeCommon): ChallengeCommon {
  return { ...common(state), tried: undefined };
}
