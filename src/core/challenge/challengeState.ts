import type { MfaChallengeInfo, MfaFactor, MfaMethod } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import type { FailureState } from '../contract/failureState.js';
import type { CodeTries } from '../text/codeTries.js';
import {
  type ChallengeCapabilities,
  type ChallengeMethod,
  challengeMethodOf,
  factorOf,
  isSentTo,
  isUsable,
} from './challengeMethod.js';
import { type ChallengeDelivery, type ChallengeRateLimit, type ChallengeRecord, recordOf } from './challengeRecord.js';

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
  /** The number of the latest request. A response to an earlier one is ignored. */
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

type Approval =
  | {
      status: 'awaiting-approval';
      /** When the next poll is due, in epoch ms. Undefined means now. */
      checkAt?: number;
      /** Whether a poll is running. */
      checking?: boolean;
      /** How many polls in a row got no response. */
      unanswered?: number;
    }
  /** The request for approval was denied, has expired, or couldn't be sent. `error` says why it couldn't be sent. */
  | { status: 'approval-ended'; reason: 'denied' | 'expired' | 'failed'; error: MfaError | undefined };

/** The state of a challenge. Each status has only the fields that are valid in it. */
export type ChallengeState = ChallengeCommon &
  (
    | Awaiting
    | Approval
    | { status: 'choosing-method'; error: MfaError | undefined }
    /** `started`: whether the request was made, which happens only once, however often the screen is mounted. */
    | { status: 'sending'; started: boolean }
    | { status: 'verifying' }
    | { status: 'blocked'; error: MfaError; until: number | undefined }
    | { status: 'expired'; error: MfaError }
    /** `choosing`: help was opened from the list of methods, and `back` returns to that list. */
    | { status: 'lost-access'; choosing: boolean }
    | { status: 'verified' }
    /** The user canceled, which is final. `left`: the backend has been notified. */
    | { status: 'leaving'; left: boolean }
  );

/** The methods that the user can choose from, backup codes last. Methods whose code can't be sent are left out. */
export function availableMethods(state: ChallengeState): ChallengeMethod[] {
  const factors = answerableFactors(state);
  const methods = (factors.length ? factors : [undefined]).map((factor) => challengeMethodOf(factor, state.can));
  return state.can.backupCode ? [...methods, { kind: 'backup-code' }] : methods;
}

/** The methods to offer instead of the one on screen. */
export function otherMethods(state: ChallengeState): ChallengeMethod[] {
  const shown = keyOf(state.selected);
  return availableMethods(state).filter((method) => keyOf(method) !== shown && isUsable(method, state.can));
}

/** The factors that the user can answer with: all of them, until the challenge's only code has been sent. */
export function answerableFactors(state: ChallengeCommon): readonly MfaFactor[] {
  if (maySend(state)) return state.factors;
  return state.factors.filter(({ id, method }) => !isSentTo(method, state.can) || state.deliveries.has(id));
}

/** Whether another code can be sent for the selected method. If so, offer `resend`. */
export function canSend(state: ChallengeState): boolean {
  return state.can.send && isSent(state) && maySend(state);
}

/** The moment (epoch ms) from which `resend` sends another code for the selected method. Undefined means now. */
export function resendAt(state: ChallengeState): number | undefined {
  return sendOf(state)?.resendAt;
}

/** The challenge id to answer with: the newest one of this factor. */
export function challengeIdOf(state: ChallengeState): string {
  return sendOf(state)?.challengeId ?? state.challengeId;
}

/** The method on screen, if the backend named it. */
export function methodOf({ selected }: ChallengeState): MfaMethod | 'code' | 'backup-code' {
  return selected.kind === 'backup-code' ? selected.kind : (selected.factor?.method ?? 'code');
}

export function isAwaiting(state: ChallengeState): state is ChallengeCommon & Awaiting {
  return 'waitUntil' in state;
}

/**
 * Whether the list of methods or the help screen is shown. The code of the previous method may still arrive, and Back
 * returns to that method.
 */
export const isAway = ({ status }: ChallengeState): boolean => status === 'choosing-method' || status === 'lost-access';

/**
 * Whether the user may switch methods: always, except while a code is being checked. An open passkey prompt doesn't
 * prevent it.
 */
export const isOpen = (state: ChallengeState): boolean =>
  !isDone(state) && state.status !== 'blocked' && (state.status !== 'verifying' || state.selected.kind === 'passkey');

export const isDone = ({ status }: ChallengeState): boolean =>
  status === 'verified' || status === 'expired' || status === 'leaving';

/** Whether the backend has to send a code or a request for the method on screen. */
export const isSent = ({ selected, can }: ChallengeCommon): boolean =>
  isUsable(selected, can) && isSentTo(factorOf(selected)?.method, can);
const maySend = ({ canResend, deliveries }: ChallengeCommon): boolean => canResend || deliveries.size === 0;
export const sendOf = ({ selected, deliveries }: ChallengeCommon): ChallengeDelivery | undefined =>
  deliveries.get(factorOf(selected)?.id ?? '');

/** Shows a method's step. Sends its code first if it needs one and none has been sent. */
export function enter(from: ChallengeCommon, selected: ChallengeMethod): ChallengeState {
  const next = { ...from, selected };
  return from.can.send && isSent(next) && !sendOf(next) && maySend(from)
    ? { ...next, requestId: from.requestId + 1, status: 'sending', started: false }
    : awaiting(next);
}

/** The step of the method on screen, with this error, or otherwise that of its rate limit. */
export function awaiting(from: ChallengeCommon, error?: MfaError): ChallengeState {
  const { selected, can } = from;
  const rateLimit = from.rateLimits.get(keyOf(selected));
  const unusable = isUsable(selected, can) ? undefined : new MfaError('METHOD_UNAVAILABLE');
  const shown = error ?? rateLimit?.error ?? unusable;
  if (selected.kind !== 'approval')
    return { ...common(from), status: `awaiting-${selected.kind}`, error: shown, waitUntil: rateLimit?.until };
  const reason = shown ? 'failed' : sendOf(from)?.ended;
  return {
    ...common(from),
    ...(reason ? { status: 'approval-ended', reason, error: shown } : { status: 'awaiting-approval' }),
  };
}

/** Sets the rate limit of the method on screen, or removes it. */
export function withRateLimit(from: ChallengeCommon, rateLimit?: ChallengeRateLimit): ChallengeCommon {
  const rateLimits = new Map(from.rateLimits);
  if (rateLimit) rateLimits.set(keyOf(from.selected), rateLimit);
  else rateLimits.delete(keyOf(from.selected));
  return { ...from, rateLimits };
}

/** The key of a method. It starts with the kind, so that no factor's id can equal the key of another method. */
const keyOf = (selected: ChallengeMethod): string =>
  selected.kind === 'backup-code' ? selected.kind : `${selected.kind} ${selected.factor?.id}`;

/** The fields that every status has, without those of a single status. */
export function common(state: ChallengeCommon): ChallengeCommon {
  const { challengeId, can, selected, rateLimits, timeUp, requestId, failures, totpFailures, clockSkewMs } = state;
  const { ledTo, tried, automaticChecks, attemptsLeft } = state;
  const counted = { failures, totpFailures, clockSkewMs, tried, automaticChecks, attemptsLeft };
  return { ...recordOf(state), challengeId, can, ledTo, selected, rateLimits, timeUp, requestId, ...counted };
}

/** The fields of a challenge that has ended, which no longer include the codes that were tried. */
export function ended(state: ChallengeCommon): ChallengeCommon {
  return { ...common(state), tried: undefined };
}
