import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useApproval } from '../../../src/approval.js';
import { type ChallengeControls, type MfaAdapter, type MfaFactor, useMfaChallenge } from '../../../src/index.js';
import { fakeTime } from '../../components/time.js';
import { runHook } from '../hook.js';

type Ask = NonNullable<MfaAdapter['verifyApproval']>;
type Answer = Awaited<ReturnType<Ask>>;

const push: MfaFactor = { id: 'push-1', method: 'push' };
const app: MfaFactor = { id: 'app-1', method: 'totp' };
const pending: Answer = { pending: true, pollIn: 5 };
const approved: Answer = { tokens: 'anna' };

/** A challenge that waits for an approval. `answers` are the responses to its polls; the last one is repeated. */
async function waiting(
  answers: (Answer | { code: string; retryAfter?: number } | Promise<Answer>)[],
  given: Partial<MfaAdapter> = {},
) {
  const time = fakeTime();
  const signals: (AbortSignal | undefined)[] = [];
  let asked = 0;
  const verifyApproval = vi.fn<Ask>(async (_, ctx) => {
    signals.push(ctx?.signal);
    const answer = await answers[Math.min(asked++, answers.length - 1)];
    if (!answer || 'code' in answer) throw answer;
    return answer;
  });
  const sendChallenge = vi.fn(async () => ({ challengeId: 'c2', approval: { number: '27', expiresIn: 60 } }));
  const cancel = vi.fn(async () => {});
  const adapter: MfaAdapter = {
    methods: [{ id: 'push', name: 'Harbour app', kind: 'approval' }],
    verifyChallenge: async () => ({ verified: true }),
    sendChallenge,
    verifyApproval,
    cancel,
    ...given,
  };
  const onVerified = vi.fn();
  const onEvent = vi.fn();
  const onError = vi.fn();
  const hook = runHook(
    () => {
      const challenge = useMfaChallenge({ challenge: { challengeId: 'c1', factors: [push, app] }, onVerified });
      return { challenge, request: useApproval(challenge, { trustDevice: true }) };
    },
    { adapter, onEvent, onError },
  );
  await time.advance(1);
  const send = async (verb: (challenge: ChallengeControls) => unknown): Promise<void> => {
    await act(async () => void verb(hook.result.current.challenge));
  };
  const state = () => hook.result.current.challenge.state;
  return {
    ...hook,
    ...time,
    signals,
    verifyApproval,
    sendChallenge,
    cancel,
    onVerified,
    onEvent,
    onError,
    send,
    state,
  };
}

describe('useApproval', () => {
  it('returns the number, polls as often as the backend says, and passes the challenge', async () => {
    const { result, advance, state, verifyApproval, sendChallenge, onVerified } = await waiting([
      pending,
      pending,
      approved,
    ]);
    expect(sendChallenge).toHaveBeenCalledOnce();
    expect(state().status).toBe('awaiting-approval');
    expect(result.current.request).toEqual({ number: '27', endsAt: Date.now() - 1 + 60_000 });
    expect(verifyApproval).toHaveBeenCalledOnce();
    await advance(4900);
    expect(verifyApproval).toHaveBeenCalledOnce();
    await advance(200);
    expect(verifyApproval).toHaveBeenCalledTimes(2);
    await advance(5000);
    expect(state().status).toBe('verified');
    expect(onVerified).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ session: { tokens: 'anna' }, by: 'push' }),
    );
    expect(verifyApproval.mock.calls[0]?.[0]).toEqual({ challengeId: 'c2', factorId: 'push-1', trustDevice: true });
    await advance(60_000);
    expect(verifyApproval).toHaveBeenCalledTimes(3);
  });

  it('never polls twice at once', async () => {
    let answer = (_: Answer): void => {};
    const slow = new Promise<Answer>((resolve) => {
      answer = resolve;
    });
    const { advance, verifyApproval, state } = await waiting([slow, approved]);
    await advance(20_000);
    expect(verifyApproval).toHaveBeenCalledOnce();
    await act(async () => answer(pending));
    await advance(5000);
    expect(verifyApproval).toHaveBeenCalledTimes(2);
    expect(state().status).toBe('verified');
  });

  it('waits out a rate limit', async () => {
    const { advance, verifyApproval, state } = await waiting([{ code: 'RATE_LIMITED', retryAfter: 40 }, approved]);
    await advance(39_000);
    expect(verifyApproval).toHaveBeenCalledOnce();
    await advance(1100);
    expect(state().status).toBe('verified');
  });

  it('continues while the network is down', async () => {
    const lost = { code: 'NETWORK' };
    const { advance, verifyApproval, state } = await waiting([lost, lost, approved]);
    await advance(3000);
    expect(verifyApproval).toHaveBeenCalledTimes(2);
    await advance(5900);
    expect(verifyApproval).toHaveBeenCalledTimes(2);
    await advance(200);
    expect(state().status).toBe('verified');
  });

  it('ends when it is denied, and is requested again on click', async () => {
    const { advance, send, state, onEvent, sendChallenge, verifyApproval } = await waiting([
      { denied: true },
      approved,
    ]);
    expect(state()).toMatchObject({ status: 'approval-ended', reason: 'denied' });
    expect(onEvent).toHaveBeenCalledWith({ type: 'approval-denied', method: 'push' });
    await advance(30_000);
    expect(verifyApproval).toHaveBeenCalledOnce();
    await send(({ resend }) => resend());
    expect(sendChallenge).toHaveBeenCalledTimes(2);
    await advance(1);
    expect(state().status).toBe('verified');
  });

  it.each([
    ['the backend says so', { code: 'CODE_EXPIRED' }, 1],
    ['it expires', pending, 60_000],
  ])('ends when %s', async (_, answer, ms) => {
    const { advance, state, verifyApproval } = await waiting([answer]);
    await advance(ms);
    expect(state()).toMatchObject({ status: 'approval-ended', reason: 'expired' });
    const { length } = verifyApproval.mock.calls;
    await advance(60_000);
    expect(verifyApproval).toHaveBeenCalledTimes(length);
  });

  it('ends with the challenge', async () => {
    const { state, onError } = await waiting([{ code: 'CHALLENGE_EXPIRED' }]);
    expect(state().status).toBe('expired');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ operation: 'verifyApproval' }));
  });

  it('stops polling, and drops a poll in progress, once another method is chosen', async () => {
    const { advance, send, state, signals, verifyApproval } = await waiting([new Promise<Answer>(() => {})]);
    await send(({ chooseFactor }) => chooseFactor('app-1'));
    expect(signals[0]?.aborted).toBe(true);
    expect(state().status).toBe('awaiting-code');
    await advance(60_000);
    expect(verifyApproval).toHaveBeenCalledOnce();
    await send(({ chooseFactor }) => chooseFactor('push-1'));
    expect(state().status).toBe('awaiting-approval');
    expect(verifyApproval).toHaveBeenCalledTimes(2);
  });

  it('stops polling, drops a poll in progress and notifies the backend once the user cancels', async () => {
    const { advance, send, signals, cancel, verifyApproval, onVerified } = await waiting([
      new Promise<Answer>(() => {}),
    ]);
    await send(({ abandon }) => abandon());
    expect(signals[0]?.aborted).toBe(true);
    expect(cancel).toHaveBeenCalledExactlyOnceWith({ challengeId: 'c2', kind: 'sign-in' });
    await advance(60_000);
    expect(verifyApproval).toHaveBeenCalledOnce();
    expect(onVerified).not.toHaveBeenCalled();
  });

  it('stops polling once it is unmounted, and keeps a session that was on its way', async () => {
    let answer = (_: Answer): void => {};
    const { advance, unmount, verifyApproval, onVerified } = await waiting([
      new Promise((resolve) => {
        answer = resolve;
      }),
    ]);
    unmount();
    await act(async () => answer(approved));
    await advance(60_000);
    expect(onVerified).toHaveBeenCalledOnce();
    expect(verifyApproval).toHaveBeenCalledOnce();
  });

  it("isn't passed by a response that only looks right", async () => {
    const { state, onVerified } = await waiting([{ pending: false } as unknown as Answer]);
    expect(state().status).toBe('awaiting-approval');
    expect(onVerified).not.toHaveBeenCalled();
  });
});
