'use client';
import { useEffect, useRef } from 'react';
import { type ChallengeEvent, challengeFlow } from '../../core/challenge/challengeFlow.js';
import {
  type ChallengeDelivery,
  type ChallengeState,
  challengeIdOf,
  resendAt,
  startChallenge,
} from '../../core/challenge/challengeState.js';
import type { MfaChallengeInfo, MfaMethod, MfaNext, MfaResult } from '../../core/contract/adapter.js';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { parseChallenge } from '../../core/parse/parseChallenge.js';
import { type MfaContextValue, useMfa } from '../../provider/context.js';
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useCall } from '../runtime/useCall.js';
import { useClock } from '../runtime/useClock.js';
import { useDeadline } from '../runtime/useDeadline.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { sendChallenge, verifyCode, verifyPasskey } from './challengeCalls.js';

/** What the challenge was passed with; undefined if the backend didn't name the factor. */
export type VerifiedWith = MfaMethod | 'backup-code' | undefined;

/** Options of {@link useMfaChallenge}. */
export interface UseMfaChallengeOptions<T = unknown> {
  /** The challenge from `login`, with its factors. Another id starts over. */
  challenge?: MfaChallengeInfo | undefined;
  /** Instead of `challenge`, if the backend returns only an id. */
  challengeId?: string | undefined;
  /** Called once, as soon as the server accepts. Your server must check the session. */
  onVerified?: ((result: MfaResult<T>, by: VerifiedWith) => void) | undefined;
}

/** What {@link useMfaChallenge} gives: the state of the challenge, and what a person can do in it. */
export interface ChallengeControls {
  state: ChallengeState;
  /** Checks a code of the current method, in any script and grouping. */
  verify: (code: string, options?: { trustDevice?: boolean | undefined }) => void;
  /** Opens the browser's passkey prompt. Call it from a click. */
  verifyPasskey: (options?: { trustDevice?: boolean | undefined }) => void;
  /** Requests another code. Does nothing before the cooldown is over. */
  resend: () => void;
  /** Shows the list of methods. */
  openMethods: () => void;
  /** Shows a factor's step, and sends its code unless one was sent already. Pass undefined if the backend names no factors. */
  chooseFactor: (factorId: string | undefined) => void;
  chooseBackupCode: () => void;
  /** Shows how to get help, for a user who can't use any method. */
  requestHelp: () => void;
  back: () => void;
  /** Tells the backend that the user leaves. Never rejects, and resolves soon. */
  abandon: () => Promise<void>;
}

/** A challenge without UI. It never stores or returns the code. */
export function useMfaChallenge<T = unknown>(options: UseMfaChallengeOptions<T>): ChallengeControls {
  const mfa = useMfa();
  const challenge = options.challenge ?? { challengeId: options.challengeId ?? '' };
  if (!challenge.challengeId)
    throw new Error(
      '@protekt/react-mfa: a challenge without an id cannot be answered. ' +
        'Pass `challengeId`, or the whole `challenge`, from the answer of your login call.',
    );
  const { challengeId } = challenge;
  const latest = useLatest({ ...options, mfa });
  const { call, abort } = useCall(challengeId);
  const flow = useFlow<ChallengeState, ChallengeEvent>(challengeFlow, () => firstState(challenge, mfa), challengeId);
  const { state, send, current } = flow;

  const fail = (requestId: number, thrown: unknown): void => {
    const error = toMfaError(thrown);
    const before = current();
    const after = send({ type: 'failed', requestId, error, now: Date.now() });
    if (before !== after && before.status === 'verifying' && error.code !== 'CANCELLED')
      latest.current.mfa.onEvent?.({ type: 'challenge-failed', method: verifiedWith(before), error });
  };

  const sendCode = async (sending: ChallengeState): Promise<void> => {
    const { requestId, selected } = sending;
    if (selected.kind !== 'code' || !selected.factor) return;
    const { id: factorId, method } = selected.factor;
    const { deliveries, onEvent } = mfa;
    // noted before the answer: a screen that is mounted again meanwhile must not send a second code
    if (!deliveriesOf(deliveries, challengeId).has(factorId))
      deliveriesOf(deliveries, challengeId).set(factorId, { challengeId, resendAt: undefined });
    try {
      const update = await call('sendChallenge', (adapter, ctx) => sendChallenge(adapter, sending, ctx));
      const before = current();
      const after = send({ type: 'sent', requestId, update, now: Date.now() });
      if (after !== before) onEvent?.({ type: 'code-sent', method });
    } catch (error) {
      fail(requestId, error);
      if (!current().deliveries.has(factorId)) deliveriesOf(deliveries, challengeId).delete(factorId);
    }
  };
  const sendLatest = useLatest(sendCode);

  // The one call that no click starts: the first code. The others come this way too, so that each is sent once.
  const sentAttempt = useRef<ChallengeState>(undefined);
  useEffect(() => {
    if (state.status !== 'sending' || sentAttempt.current === state) return;
    sentAttempt.current = state;
    void sendLatest.current(state);
  }, [state, sendLatest]);

  // A challenge that is over is forgotten: where a cookie holds it, the next sign-in's has the same id.
  const { deliveries } = mfa;
  const over = state.status === 'verified' || state.status === 'expired';
  useEffect(() => {
    if (over) deliveries.delete(challengeId);
    else for (const [factorId, sent] of state.deliveries) deliveriesOf(deliveries, challengeId).set(factorId, sent);
  }, [deliveries, challengeId, over, state.deliveries]);

  const resendClock = useClock(resendAt(state));
  useDeadline(state.timeUp ? undefined : state.expiresAt, (now) => send({ type: 'time-ran-out', now }));
  useDeadline(waitOf(state), (now) => send({ type: 'wait-over', now }));

  const answer = async (run: (verifying: ChallengeState) => Promise<MfaResult<T> | MfaNext<T>>): Promise<void> => {
    const before = current();
    const verifying = send({ type: 'submitted', now: Date.now() });
    if (verifying === before || verifying.status !== 'verifying') return;
    const { requestId } = verifying;
    try {
      const result = await run(verifying);
      if ('next' in result) return fail(requestId, new MfaError('SERVER'));
      const asked = current(); // not always `verifying`: the challenge's time may have run out meanwhile
      if (send({ type: 'verified', requestId }) === asked) return;
      const by = verifiedWith(verifying);
      latest.current.mfa.onEvent?.({ type: 'challenge-passed', method: by });
      callHostCallback(latest.current.onVerified, result, by);
    } catch (error) {
      fail(requestId, error);
    }
  };

  const leave = (event: ChallengeEvent): void => {
    const before = current();
    if (send(event) !== before) abort();
  };

  return {
    state,
    verify: (typed, trust) =>
      void answer((verifying) =>
        call(verifying.selected.kind === 'backup-code' ? 'verifyBackupCode' : 'verifyChallenge', (adapter, ctx) =>
          verifyCode<T>(adapter, verifying, { typed, ...trust }, ctx),
        ),
      ),
    verifyPasskey: (trust) =>
      void answer((verifying) =>
        call('verifyPasskey', (adapter, ctx) => verifyPasskey<T>(adapter, verifying, { ...trust }, ctx), {
          unlimited: true,
        }),
      ),
    resend: () => void send({ type: 'resend-requested', now: resendClock() }),
    openMethods: () => leave({ type: 'methods-opened' }),
    chooseFactor: (factorId) => leave({ type: 'factor-chosen', factorId }),
    chooseBackupCode: () => leave({ type: 'backup-code-chosen' }),
    requestHelp: () => leave({ type: 'access-lost' }),
    back: () => void send({ type: 'back' }),
    abandon: () => {
      abort();
      deliveries.delete(challengeId);
      return cancelQuietly(latest.current.mfa.adapter, { challengeId: challengeIdOf(current()) });
    },
  };
}

/** A challenge that cannot be read ends in "sign in again", never in a crash. */
function firstState(challenge: MfaChallengeInfo, { adapter, deliveries }: MfaContextValue): ChallengeState {
  const can = {
    send: !!adapter.sendChallenge,
    backupCode: !!adapter.verifyBackupCode,
    passkey: !!adapter.verifyPasskey,
  };
  const { challengeId } = challenge;
  const now = Date.now();
  try {
    return startChallenge({ challenge: parseChallenge(challenge), can, now, deliveries: deliveries.get(challengeId) });
  } catch (error) {
    return { ...startChallenge({ challenge: { challengeId }, can, now }), status: 'expired', error: toMfaError(error) };
  }
}

/** What the provider keeps of a challenge's sends. */
function deliveriesOf(all: MfaContextValue['deliveries'], challengeId: string): Map<string, ChallengeDelivery> {
  const own = all.get(challengeId) ?? new Map<string, ChallengeDelivery>();
  all.set(challengeId, own);
  return own;
}

function verifiedWith({ selected }: ChallengeState): VerifiedWith {
  return selected.kind === 'backup-code' ? selected.kind : selected.factor?.method;
}

function waitOf(state: ChallengeState): number | undefined {
  if (state.status === 'blocked') return state.until;
  return 'waitUntil' in state ? state.waitUntil : undefined;
}
