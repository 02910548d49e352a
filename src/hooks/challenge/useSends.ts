'use client';
import { type RefObject, useEffect } from 'react';
import type { ChallengeEvent } from '../../core/challenge/challengeFlow.js';
import { factorOf } from '../../core/challenge/challengeMethod.js';
import { type ChallengeRecord, recordOf } from '../../core/challenge/challengeRecord.js';
import { type ChallengeState, challengeIdOf } from '../../core/challenge/challengeState.js';
import type { MfaChallengeInfo } from '../../core/contract/adapter.js';
import { useMfa } from '../../provider/context.js';
import type { Call } from '../runtime/useCall.js';
import type { Flow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { sendChallenge } from './challengeCalls.js';
import { loginRecordOf } from './loginRecord.js';

interface SendsOptions {
  flow: Flow<ChallengeState, ChallengeEvent>;
  /** The key of the record of sends. */
  login: object;
  call: Call;
  running: RefObject<Promise<void> | undefined>;
  fail: RefObject<(requestId: number, thrown: unknown) => void>;
}

/**
 * Makes each send that the flow requests, once; the reducer records whether it has started. Screens of the same login
 * share a send in progress, and reuse what another screen has sent.
 */
export function useSends({ flow, login, call, running, fail }: SendsOptions): void {
  const { state, send, current } = flow;
  const mfa = useLatest(useMfa());

  const deliver = useLatest(async (sending: ChallengeState): Promise<void> => {
    const { requestId, selected } = sending;
    const factor = factorOf(selected);
    if (!factor) return;
    const { id: factorId, method } = factor;
    const record = loginRecordOf(login);
    let request = record.sending.get(factorId) ?? sentBefore(record.facts, sending, factorId);
    const isOwn = !request;
    request ??= call('sendChallenge', (adapter, ctx) => sendChallenge(adapter, factor, challengeIdOf(sending), ctx), {
      outlives: true,
    }).finally(() => record.sending.delete(factorId));
    if (isOwn) record.sending.set(factorId, request);
    try {
      const update = await request;
      const before = current();
      const after = send({ type: 'sent', requestId, update, now: Date.now() });
      if (after === before) return;
      record.facts = recordOf(after); // this screen may be closed by now, and the next one needs the record
      if (isOwn) mfa.current.onEvent?.({ type: 'code-sent', method });
    } catch (error) {
      fail.current(requestId, error);
    }
  });

  useEffect(() => {
    if (state.status !== 'sending' || state.started) return;
    const before = current();
    const sending = send({ type: 'send-started', requestId: state.requestId });
    if (sending !== before) running.current = deliver.current(sending);
  }, [state, send, current, running, deliver]);

  const { factors, canResend, deliveries, expiresAt } = state;
  useEffect(() => {
    loginRecordOf(login).facts = { factors, canResend, deliveries, expiresAt };
  }, [login, factors, canResend, deliveries, expiresAt]);
}

/** The response to a send that another screen of this login has made meanwhile. */
function sentBefore(
  facts: ChallengeRecord | undefined,
  { deliveries }: ChallengeState,
  factorId: string,
): Promise<Partial<MfaChallengeInfo>> | undefined {
  const delivery = facts?.deliveries.get(factorId);
  if (!facts || !delivery || deliveries.has(factorId)) return undefined;
  const { challengeId, resendAt = 0, approval } = delivery;
  return Promise.resolve({
    challengeId,
    factors: [...facts.factors],
    resendIn: Math.max(0, resendAt - Date.now()) / 1000,
    ...(approval && { approval }),
  });
}
