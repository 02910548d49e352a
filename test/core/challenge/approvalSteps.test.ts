import { describe, expect, it } from 'vitest';
import { approvalOf } from '../../../src/core/challenge/approvalOf.js';
import {
  type ApprovalStep,
  answered,
  approvalEvent,
  checkFailed,
  checkStarted,
  denied,
  stillPending,
} from '../../../src/core/challenge/approvalSteps.js';
import type { ChallengeState } from '../../../src/core/challenge/challengeState.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';
import { T0 } from '../flowWalk.js';
import { app, approvals, chosen, error, failed, moved, push, sent, started } from './challengeFixtures.js';

const at = (seconds: number): number => T0 + seconds * 1000;
const step = (state: ChallengeState, by: ApprovalStep, now = T0): ChallengeState =>
  moved(state, approvalEvent(state.requestId, by, now));
/** A poll, and its response. */
const asked = (state: ChallengeState, answer: ApprovalStep, now = T0): ChallengeState =>
  step(step(state, checkStarted, now), answer, now);

const sending = started({ factors: [push, app] }, approvals);
const waiting = sent(sending, { approval: { number: '27', expiresIn: 60 } });
const endless = sent(sending, { approval: {} });

describe('an approval request', () => {
  it('is sent like a code, and shows its number until it expires', () => {
    expect(sending.status).toBe('sending');
    expect(waiting).toMatchObject({ status: 'awaiting-approval' });
    expect(approvalOf(waiting)).toEqual({ number: '27', endsAt: at(60) });
  });

  it('has already been sent if the login says so', () => {
    const login = started(
      { factors: [push, app], sentTo: 'push', approval: { number: '84', expiresIn: 30 } },
      approvals,
    );
    expect(login).toMatchObject({ status: 'awaiting-approval' });
    expect(approvalOf(login)).toEqual({ number: '84', endsAt: at(30) });
  });

  it('waits if the backend sends it without a call', () => {
    expect(started({ factors: [push] }, { ...approvals, send: false }).status).toBe('awaiting-approval');
  });

  it("is left out if the adapter can't poll for it, and is reported as unusable if there is nothing else", () => {
    const cannot = { ...approvals, approval: false };
    expect(started({ factors: [push, app] }, cannot).factors).toEqual([app]);
    expect(started({ factors: [push] }, { ...cannot, send: false })).toMatchObject({
      status: 'approval-ended',
      error: { code: 'METHOD_UNAVAILABLE' },
    });
  });

  it('continues while the user looks at another method and comes back', () => {
    expect(chosen(chosen(waiting, 'app'), 'push')).toEqual(waiting);
  });

  it("ends if it couldn't be sent, and can be sent again after the cooldown", () => {
    const unsent = failed(sending, error('RATE_LIMITED', { retryAfter: 20 }));
    expect(unsent).toMatchObject({ status: 'approval-ended', error: { code: 'RATE_LIMITED' } });
    expect(moved(unsent, { type: 'resend-requested', now: at(19) })).toBe(unsent);
    expect(moved(unsent, { type: 'resend-requested', now: at(20) }).status).toBe('sending');
  });
});

describe('polling', () => {
  it('is a request of its own, and only one runs at a time', () => {
    const asking = step(waiting, checkStarted);
    expect(asking).toMatchObject({ checking: true, requestId: waiting.requestId + 1 });
    expect(step(asking, checkStarted)).toBe(asking);
  });

  it('ignores the response to another poll', () => {
    const asking = step(waiting, checkStarted);
    expect(moved(asking, approvalEvent(waiting.requestId, answered, T0))).toBe(asking);
  });

  it.each([
    ['as the server says', 7, 7],
    ['in three seconds if the server says nothing', undefined, 3],
    ['after a second at the earliest', 0, 1],
    ['when it expires, if that comes first', 100, 60],
  ])('is repeated %s', (_, pollIn, seconds) => {
    expect(asked(waiting, stillPending(pollIn))).toMatchObject({ checking: false, checkAt: at(seconds) });
  });

  it('ends when the request expires without a response', () => {
    expect(asked(waiting, stillPending(5), at(59))).toMatchObject({ status: 'awaiting-approval', checkAt: at(60) });
    expect(asked(waiting, stillPending(5), at(60))).toMatchObject({
      status: 'approval-ended',
      reason: 'expired',
      error: undefined,
    });
  });

  it('never ends by itself if the server gives no time', () => {
    expect(asked(endless, stillPending(5), at(1e6)).status).toBe('awaiting-approval');
  });

  it('waits as long as a rate limit requires, and then continues', () => {
    const limited = asked(waiting, checkFailed(error('RATE_LIMITED', { retryAfter: 45 })));
    expect(limited).toMatchObject({ status: 'awaiting-approval', checkAt: at(45), checking: false, unanswered: 0 });
  });

  it.each<MfaErrorCode>(['NETWORK', 'SERVER', 'UNKNOWN', 'CANCELLED'])('waits longer and longer after %s', (code) => {
    const pauses: number[] = [];
    let state = endless;
    for (let tries = 0; tries < 6; tries++) {
      state = asked(state, checkFailed(error(code)));
      pauses.push(state.status === 'awaiting-approval' ? ((state.checkAt ?? 0) - T0) / 1000 : -1);
    }
    expect(pauses).toEqual([3, 6, 12, 24, 30, 30]);
    expect(asked(state, stillPending(2))).toMatchObject({ unanswered: 0, checkAt: at(2) });
  });

  it('ends if there is no response until the request expires', () => {
    expect(asked(waiting, checkFailed(error('NETWORK')), at(61))).toMatchObject({
      status: 'approval-ended',
      reason: 'expired',
      error: undefined,
    });
  });

  it.each([
    ['denied', denied],
    ['expired', checkFailed(error('CODE_EXPIRED'))],
  ])('ends when it is %s, also for a user who comes back to it', (reason, answer) => {
    const ended = asked(waiting, answer);
    expect(ended).toMatchObject({ status: 'approval-ended', reason });
    expect(chosen(chosen(ended, 'app'), 'push')).toMatchObject({ status: 'approval-ended', reason });
    const again = sent(moved(ended, { type: 'resend-requested', now: at(30) }), { approval: { number: '31' } }, at(30));
    expect(again.status).toBe('awaiting-approval');
    expect(approvalOf(again)).toEqual({ number: '31', endsAt: undefined });
  });

  it('treats every other response like any response', () => {
    const judged = asked(waiting, checkFailed(error('CHALLENGE_EXPIRED')));
    expect(judged.status).toBe('verifying');
    expect(failed(judged, 'CHALLENGE_EXPIRED').status).toBe('expired');
    expect(moved(asked(waiting, answered), { type: 'verified', requestId: judged.requestId }).status).toBe('verified');
  });

  it('stops when the challenge ends', () => {
    const left = moved(step(waiting, checkStarted), { type: 'leave-requested' });
    expect(step(left, answered)).toBe(left);
    expect(step(left, checkStarted)).toBe(left);
  });
});
