import type { MfaChallengeInfo, MfaFactor, MfaMethod } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import type { FailureState } from '../contract/failureState.js';
import { deadlineAfter } from '../time/deadline.js';

/** How the person answers: a code of a factor (of none in particular where the backend names none), a passkey, or a backup code. */
export type ChallengeMethod =
  | { kind: 'code'; factor: MfaFactor | undefined }
  | { kind: 'passkey'; factor: MfaFactor }
  | { kind: 'backup-code' };

/** What the adapter can do, read once at the start: presence is the capability. */
export interface ChallengeCapabilities {
  send: boolean;
  backupCode: boolean;
  passkey: boolean;
}

/** A code that is on its way to a factor. It stays good when the person looks at another way and comes back. */
export interface ChallengeDelivery {
  /** The newest handle: Firebase, Supabase and Auth0 replace it with every send. */
  challengeId: string;
  /** Epoch ms until which another send is refused. */
  resendAt: number | undefined;
}

/** A rate limit of one way. It does not lift by looking elsewhere and coming back (S-37). */
export interface ChallengeRateLimit {
  error: MfaError;
  /** Epoch ms. */
  until: number | undefined;
}

/** What every status has. */
export interface ChallengeCommon {
  /** The challenge this flow was started for; it never changes, the handles in `sends` do. */
  challengeId: string;
  factors: readonly MfaFactor[];
  can: ChallengeCapabilities;
  selected: ChallengeMethod;
  deliveries: ReadonlyMap<string, ChallengeDelivery>;
  /** By way: who has to wait on one may still answer by another. */
  rateLimits: ReadonlyMap<string, ChallengeRateLimit>;
  /** Epoch ms. */
  expiresAt: number | undefined;
  /** The local clock has passed `expiresAt`. A warning, never a lock: the server decides. */
  timeUp: boolean;
  /** Number of the last request; an answer with another number is stale and dropped. */
  requestId: number;
  /** Refused answers so far. From the first on, nothing is submitted without a click. */
  failures: number;
  /** Refused authenticator codes so far; two make a wrong clock likely. */
  totpFailures: number;
  /** How far this device's clock is ahead (+) or behind (−) the server's, in ms, where the server's time is readable. */
  clockSkewMs: number | undefined;
}

type Awaiting = FailureState & { status: 'awaiting-code' | 'awaiting-backup-code' | 'awaiting-passkey' };

/** Where a challenge is; a field exists only in the status in which it means something. */
export type ChallengeState = ChallengeCommon &
  (
    | Awaiting
    | { status: 'choosing-method'; error: MfaError | undefined }
    | { status: 'sending' }
    | { status: 'verifying' }
    | { status: 'blocked'; error: MfaError; until: number | undefined }
    | { status: 'expired'; error: MfaError }
    | { status: 'lost-access' }
    | { status: 'verified' }
  );

/** Seconds between two sends where the server does not say (S-38). */
export const DEFAULT_WAIT = 30;
export interface ChallengeStart {
  challenge: MfaChallengeInfo;
  can: ChallengeCapabilities;
  now: number;
  /** Sends of this challenge that an earlier mount made: they are not repeated, and their cooldown goes on. */
  deliveries?: ReadonlyMap<string, ChallengeDelivery> | undefined;
}

/** The first state: the best factor's own step, or the sending of its code where none is on its way yet. */
export function startChallenge({ challenge, can, now, deliveries: earlier }: ChallengeStart): ChallengeState {
  const { challengeId, sentTo } = challenge;
  const named = challenge.factors ?? [];
  const usable = named.filter((factor) => factor.method !== 'passkey' || can.passkey);
  // where nothing of it can be used, no field may pretend so: the first one stays, to be told that it cannot
  const factors = usable.length ? usable : named.slice(0, 1);
  const deliveries = new Map(earlier);
  if (sentTo !== undefined && !deliveries.has(sentTo))
    deliveries.set(sentTo, { challengeId, resendAt: deadlineAfter(challenge.resendIn ?? DEFAULT_WAIT, now) });
  const first = factors.find((factor) => factor.id === sentTo) ?? factors[0];
  const common: ChallengeCommon = {
    challengeId,
    factors,
    can,
    selected: challengeMethodOf(first),
    deliveries,
    rateLimits: new Map(),
    expiresAt: deadlineAfter(challenge.expiresIn, now),
    timeUp: false,
    requestId: 0,
    failures: 0,
    totpFailures: 0,
    clockSkewMs: undefined,
  };
  return enter(common, common.selected);
}

/** The ways the person can choose among, backup codes last. */
export function availableMethods(state: ChallengeState): ChallengeMethod[] {
  const ways = state.factors.length ? state.factors.map(challengeMethodOf) : [challengeMethodOf(undefined)];
  return state.can.backupCode ? [...ways, { kind: 'backup-code' }] : ways;
}

/** Whether the way on screen answers with a code that the backend sends. */
export function canSend({ selected, can }: ChallengeState): boolean {
  return can.send && isSent(selected);
}

/** Epoch ms from which the code of the way on screen can be sent again; undefined: now. */
export function resendAt(state: ChallengeState): number | undefined {
  return sendOf(state)?.resendAt;
}

/** The handle to answer with: the newest one of this factor. */
export function challengeIdOf(state: ChallengeState): string {
  return sendOf(state)?.challengeId ?? state.challengeId;
}

/** The method of the way on screen, where the backend names it. */
export function methodOf({ selected }: ChallengeState): MfaMethod | 'code' | 'backup-code' {
  return selected.kind === 'code' ? (selected.factor?.method ?? 'code') : selected.kind;
}

export function isAwaiting(state: ChallengeState): state is ChallengeCommon & Awaiting {
  return (
    state.status === 'awaiting-code' || state.status === 'awaiting-backup-code' || state.status === 'awaiting-passkey'
  );
}

/** No answer is being judged, but by a person at their passkey's prompt: they may go elsewhere. */
export const isOpen = (state: ChallengeState): boolean =>
  isAwaiting(state) ||
  state.status === 'sending' ||
  state.status === 'choosing-method' ||
  state.status === 'lost-access' ||
  (state.status === 'verifying' && state.selected.kind === 'passkey');

const isSent = (selected: ChallengeMethod): boolean =>
  selected.kind === 'code' && (selected.factor?.method === 'sms' || selected.factor?.method === 'email');
export const sendOf = ({ selected, deliveries }: ChallengeCommon): ChallengeDelivery | undefined =>
  selected.kind === 'code' && selected.factor ? deliveries.get(selected.factor.id) : undefined;

export function challengeMethodOf(factor: MfaFactor | undefined): ChallengeMethod {
  return factor?.method === 'passkey' ? { kind: 'passkey', factor } : { kind: 'code', factor };
}

/** Shows a way: sends its code first, where one is needed and none is on its way. */
export function enter(from: ChallengeCommon, selected: ChallengeMethod): ChallengeState {
  const next = { ...from, selected };
  return from.can.send && isSent(selected) && !sendOf(next)
    ? { ...next, requestId: from.requestId + 1, status: 'sending' }
    : awaiting(next);
}

/** The step of the way on screen, with the newest error, else the one that it is paused for. */
export function awaiting(from: ChallengeCommon, error?: MfaError): ChallengeState {
  const status = `awaiting-${from.selected.kind}` as const;
  const rateLimit = from.rateLimits.get(keyOf(from.selected));
  const unusable =
    from.selected.kind === 'passkey' && !from.can.passkey ? new MfaError('METHOD_UNAVAILABLE') : undefined;
  return { ...common(from), status, error: error ?? rateLimit?.error ?? unusable, waitUntil: rateLimit?.until };
}

/** The same with a pause of the way on screen; without one, that is lifted. */
export function withPause(from: ChallengeCommon, rateLimit?: ChallengeRateLimit): ChallengeCommon {
  const rateLimits = new Map(from.rateLimits);
  if (rateLimit) rateLimits.set(keyOf(from.selected), rateLimit);
  else rateLimits.delete(keyOf(from.selected));
  return { ...from, rateLimits };
}

/** Behind its kind, so that no factor's id can pose as another way. */
const keyOf = (selected: ChallengeMethod): string =>
  selected.kind === 'backup-code' ? selected.kind : `${selected.kind} ${selected.factor?.id}`;

/** The fields every status has, and none of one status alone. */
export function common(state: ChallengeCommon): ChallengeCommon {
  const {
    challengeId,
    factors,
    can,
    selected,
    deliveries,
    rateLimits,
    expiresAt,
    timeUp,
    requestId,
    failures,
    totpFailures,
  } = state;
  const { clockSkewMs } = state;
  return {
    challengeId,
    factors,
    can,
    selected,
    deliveries,
    rateLimits,
    expiresAt,
    timeUp,
    requestId,
    failures,
    totpFailures,
    clockSkewMs,
  };
}
