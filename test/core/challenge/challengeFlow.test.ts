import { describe, expect, it } from 'vitest';
import { answered, approvalEvent, checkStarted, denied } from '../../../src/core/challenge/approvalSteps.js';
import { type ChallengeEvent, challengeFlow } from '../../../src/core/challenge/challengeFlow.js';
import type { ChallengeState } from '../../../src/core/challenge/challengeState.js';
import { frozen, T0 } from '../flowWalk.js';
import {
  app,
  approvals,
  chosen,
  error,
  failed,
  moved,
  phone,
  push,
  refused,
  sent,
  started,
  submitted,
} from './challengeFixtures.js';

type Status = ChallengeState['status'];
type Name = ChallengeEvent['type'] | `factor-chosen, ${'to send' | 'unknown' | 'none'}`;
/** Every event, after all deadlines, as the response to the newest request. */
const LATER = T0 + 3_600_000;
const events: Record<Name, (state: ChallengeState) => ChallengeEvent> = {
  'methods-opened': () => ({ type: 'methods-opened' }),
  'factor-chosen': () => ({ type: 'factor-chosen', factorId: 'app' }),
  'factor-chosen, to send': () => ({ type: 'factor-chosen', factorId: 'phone' }),
  'factor-chosen, unknown': () => ({ type: 'factor-chosen', factorId: 'constructor' }),
  'factor-chosen, none': () => ({ type: 'factor-chosen', factorId: undefined }),
  'backup-code-chosen': () => ({ type: 'backup-code-chosen' }),
  'access-lost': () => ({ type: 'access-lost' }),
  back: () => ({ type: 'back' }),
  'resend-requested': () => ({ type: 'resend-requested', now: LATER }),
  'send-started': ({ requestId }) => ({ type: 'send-started', requestId }),
  sent: ({ requestId }) => ({ type: 'sent', requestId, update: {}, now: LATER }),
  submitted: () => ({ type: 'submitted', now: LATER }),
  approval: ({ requestId }) => approvalEvent(requestId, answered, LATER),
  verified: ({ requestId }) => ({ type: 'verified', requestId }),
  'led-on': ({ requestId }) => ({
    type: 'led-on',
    requestId,
    challenge: { challengeId: 'c2', factors: [phone] },
    now: LATER,
  }),
  failed: ({ requestId }) => ({ type: 'failed', requestId, error: error('INVALID_CODE'), now: LATER }),
  'time-ran-out': () => ({ type: 'time-ran-out', now: LATER }),
  'wait-over': () => ({ type: 'wait-over', now: LATER }),
  edited: () => ({ type: 'edited' }),
  'leave-requested': () => ({ type: 'leave-requested' }),
  left: () => ({ type: 'left' }),
};
const names = Object.keys(events) as Name[];

type Moves = Partial<Record<Name, Status | undefined>>;
const open: Moves = {
  'methods-opened': 'choosing-method',
  'factor-chosen': 'awaiting-code',
  'factor-chosen, to send': 'sending',
  'backup-code-chosen': 'awaiting-backup-code',
  'access-lost': 'lost-access',
};
const app1 = started({ factors: [app, phone], expiresIn: 600 });
const phone1 = sent(chosen(app1, 'phone'));
const backup1 = moved(app1, { type: 'backup-code-chosen' });
const key1 = chosen(started({ factors: [{ id: 'key', method: 'passkey' }, app, phone], expiresIn: 600 }), 'key');
const push1 = sent(chosen(started({ factors: [app, phone, push], expiresIn: 600 }, approvals), 'push'));
const asking1 = moved(push1, approvalEvent(push1.requestId, checkStarted, T0));
const denied1 = moved(asking1, approvalEvent(asking1.requestId, denied, T0));
const lost = moved(app1, { type: 'access-lost' });

/** The next status for each event. An event that isn't listed returns the same object. */
const table = {
  'awaiting-code': [
    ['of an app', app1, { ...open, submitted: 'verifying', 'time-ran-out': 'awaiting-code' }],
    [
      'that was sent',
      phone1,
      {
        ...open,
        'factor-chosen, to send': 'awaiting-code',
        'resend-requested': 'sending',
        submitted: 'verifying',
        'time-ran-out': 'awaiting-code',
      },
    ],
    [
      'under a rate limit',
      refused(app1, 'RATE_LIMITED'),
      { ...open, submitted: 'verifying', 'time-ran-out': 'awaiting-code', 'wait-over': 'awaiting-code' },
    ],
  ],
  'awaiting-backup-code': [
    ['', backup1, { ...open, submitted: 'verifying', 'time-ran-out': 'awaiting-backup-code' }],
    [
      'under a rate limit',
      refused(backup1, 'RATE_LIMITED'),
      { ...open, submitted: 'verifying', 'time-ran-out': 'awaiting-backup-code', 'wait-over': 'awaiting-backup-code' },
    ],
  ],
  'awaiting-passkey': [['', key1, { ...open, submitted: 'verifying', 'time-ran-out': 'awaiting-passkey' }]],
  'choosing-method': [
    [
      '',
      moved(app1, { type: 'methods-opened' }),
      {
        ...open,
        'methods-opened': undefined,
        back: 'awaiting-code',
        sent: 'choosing-method',
        'time-ran-out': 'choosing-method',
      },
    ],
    [
      'after the one on screen was refused',
      refused(app1, 'METHOD_UNAVAILABLE'),
      {
        ...open,
        'methods-opened': undefined,
        back: 'awaiting-code',
        sent: 'choosing-method',
        'time-ran-out': 'choosing-method',
      },
    ],
  ],
  sending: [
    [
      '',
      chosen(app1, 'phone'),
      {
        ...open,
        'factor-chosen, to send': undefined,
        'send-started': 'sending',
        sent: 'awaiting-code',
        failed: 'awaiting-code',
        'time-ran-out': 'sending',
      },
    ],
    [
      'under way',
      moved(chosen(app1, 'phone'), { type: 'send-started', requestId: 1 }),
      {
        ...open,
        'factor-chosen, to send': undefined,
        sent: 'awaiting-code',
        failed: 'awaiting-code',
        'time-ran-out': 'sending',
      },
    ],
  ],
  'awaiting-approval': [
    ['', push1, { ...open, 'time-ran-out': 'awaiting-approval' }],
    ['while the backend is asked', asking1, { ...open, approval: 'verifying', 'time-ran-out': 'awaiting-approval' }],
  ],
  'approval-ended': [
    [
      'denied',
      denied1,
      { ...open, 'factor-chosen, to send': 'sending', 'resend-requested': 'sending', 'time-ran-out': 'approval-ended' },
    ],
  ],
  verifying: [
    [
      'a code',
      submitted(app1),
      { verified: 'verified', 'led-on': 'sending', failed: 'awaiting-code', 'time-ran-out': 'verifying' },
    ],
    [
      'a backup code',
      submitted(backup1),
      { verified: 'verified', 'led-on': 'sending', failed: 'awaiting-backup-code', 'time-ran-out': 'verifying' },
    ],
    [
      'a passkey, whose prompt may hang',
      submitted(key1),
      { ...open, verified: 'verified', 'led-on': 'sending', failed: 'awaiting-passkey', 'time-ran-out': 'verifying' },
    ],
  ],
  blocked: [
    [
      'for a time',
      refused(app1, error('LOCKED', { retryAfter: 60 })),
      { 'time-ran-out': 'blocked', 'wait-over': 'awaiting-code' },
    ],
    ['for good', refused(app1, 'LOCKED'), { 'time-ran-out': 'blocked' }],
  ],
  expired: [['', refused(app1, 'CHALLENGE_EXPIRED'), {}]],
  'lost-access': [
    [
      '',
      lost,
      { ...open, 'access-lost': undefined, back: 'awaiting-code', sent: 'lost-access', 'time-ran-out': 'lost-access' },
    ],
    [
      'from the list of methods',
      moved(app1, { type: 'methods-opened' }, { type: 'access-lost' }),
      {
        ...open,
        'access-lost': undefined,
        back: 'choosing-method',
        sent: 'lost-access',
        'time-ran-out': 'lost-access',
      },
    ],
  ],
  verified: [['', moved(submitted(app1), { type: 'verified', requestId: 1 }), { 'leave-requested': undefined }]],
  leaving: [
    ['', moved(app1, { type: 'leave-requested' }), { 'leave-requested': undefined, left: 'leaving' }],
    ['for good', moved(app1, { type: 'leave-requested' }, { type: 'left' }), { 'leave-requested': undefined }],
  ],
} satisfies Record<Status, [note: string, state: ChallengeState, moves: Moves][]>;

describe('challengeFlow', () => {
  const rows = (Object.entries(table) as [Status, [string, ChallengeState, Moves][]][]).flatMap(([status, states]) =>
    states.map(([note, state, moves]) => ({
      status,
      note,
      state: frozen(state),
      moves: { 'leave-requested': 'leaving' as const, ...moves },
    })),
  );

  describe.each(rows)('when $status $note', ({ status, state, moves }) => {
    it('is reached', () => expect(state.status).toBe(status));

    it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
      const next = challengeFlow(state, events[name](state));
      if (to === 'nowhere') expect(next).toBe(state);
      else expect([next === state, next.status]).toEqual([false, to]);
    });

    it.each(['sent', 'verified', 'failed', 'approval'] as const)('ignores a stale %s', (name) => {
      for (const requestId of [state.requestId - 1, state.requestId + 1, -1, Number.NaN])
        expect(challengeFlow(state, { ...events[name](state), requestId } as ChallengeEvent)).toBe(state);
    });
  });
});

describe('the methods', () => {
  it.each<[string, ChallengeState]>([
    ['one factor', started({ factors: [app] }, { backupCode: false })],
    ['no factors', started({}, { backupCode: false })],
  ])('have no list with %s and no backup codes', (_, state) => {
    expect(moved(state, { type: 'methods-opened' })).toBe(state);
    expect(moved(state, { type: 'backup-code-chosen' })).toBe(state);
  });

  it('lead back from a backup code to the code field if the backend names no factor', () => {
    const backup = moved(started({}), { type: 'backup-code-chosen' });
    expect(chosen(backup, undefined)).toMatchObject({
      status: 'awaiting-code',
      selected: { kind: 'code', factor: undefined },
    });
  });

  it('keep the challenge id of a sent code while another method is looked at', () => {
    const away = chosen(sent(chosen(app1, 'phone'), { challengeId: 'c2' }), 'app');
    expect(chosen(away, 'phone')).toMatchObject({ status: 'awaiting-code', requestId: away.requestId });
    expect(away.deliveries.get('phone')?.challengeId).toBe('c2');
  });

  it('can send to another factor at once, instead of the one being sent to', () => {
    const both = started({ factors: [phone, { id: 'mail', method: 'email' }] });
    const other = chosen(both, 'mail');
    expect(other).toMatchObject({
      status: 'sending',
      requestId: both.requestId + 1,
      selected: { factor: { id: 'mail' } },
    });
    expect(moved(other, { type: 'sent', requestId: both.requestId, update: { challengeId: 'late' }, now: T0 })).toBe(
      other,
    );
  });

  it.each(['methods-opened', 'access-lost'] as const)('notice a code that arrives meanwhile: %s', (type) => {
    const sending = chosen(app1, 'phone');
    const meanwhile = sent(moved(sending, { type }), { challengeId: 'c2' });
    expect(meanwhile.status).toBe(moved(sending, { type }).status);
    expect(moved(meanwhile, { type: 'back' })).toMatchObject({ status: 'awaiting-code' });
    expect(meanwhile.deliveries.get('phone')?.challengeId).toBe('c2');
  });

  it('drop the error of the method that was left', () => {
    expect(chosen(refused(app1, 'INVALID_CODE'), 'app')).toMatchObject({ error: undefined, failures: 1 });
  });
});

describe("the challenge's time", () => {
  it.each([
    ['before it is over', T0 + 599_999, false],
    ['when it is over', T0 + 600_000, true],
  ])('is reported %s', (_, now, timeUp) => {
    expect(moved(app1, { type: 'time-ran-out', now }).timeUp).toBe(timeUp);
  });

  it('never runs out by itself if the server gives none', () => {
    const endless = started({ factors: [app] });
    expect(moved(endless, { type: 'time-ran-out', now: Number.MAX_SAFE_INTEGER })).toBe(endless);
  });

  it('is a warning, not a lock', () => {
    const late = moved(app1, { type: 'time-ran-out', now: LATER });
    expect(submitted(late, LATER)).toMatchObject({ status: 'verifying', timeUp: true });
  });

  it('keeps the error on screen when it runs out', () => {
    const wrong = refused(app1, 'INVALID_CODE');
    expect(moved(wrong, { type: 'time-ran-out', now: LATER })).toEqual({ ...wrong, timeUp: true });
  });

  it('is restarted only by a send that says so', () => {
    const late = moved(phone1, { type: 'time-ran-out', now: LATER }, { type: 'resend-requested', now: LATER });
    expect(sent(late, { expiresIn: 600 }, LATER)).toMatchObject({ timeUp: false, expiresAt: LATER + 600_000 });
    expect(sent(late, {}, LATER)).toMatchObject({ timeUp: true, expiresAt: T0 + 600_000 });
  });
});

describe('a send', () => {
  const sending = started({ factors: [phone] });

  it("uses the server's challenge id and cooldown", () => {
    const { deliveries, status } = sent(sending, { challengeId: 'c2', resendIn: 60 }, T0 + 1000);
    expect(status).toBe('awaiting-code');
    expect(deliveries.get('phone')).toEqual({ challengeId: 'c2', resendAt: T0 + 61_000 });
  });

  it('waits for 30 seconds if the server gives no time', () => {
    expect(sent(sending).deliveries.get('phone')).toEqual({ challengeId: 'c1', resendAt: T0 + 30_000 });
  });

  it('keeps the newest challenge id if a later send returns none', () => {
    const again = moved(sent(sending, { challengeId: 'c2' }), { type: 'resend-requested', now: LATER });
    expect(sent(again).deliveries.get('phone')?.challengeId).toBe('c2');
  });

  it.each([
    ['before the cooldown is over', T0 + 29_999, 'awaiting-code'],
    ['when it is over', T0 + 30_000, 'sending'],
  ])('is repeated %s', (_, now, status) => {
    expect(moved(sent(sending), { type: 'resend-requested', now }).status).toBe(status);
  });

  it('is a separate request when it is repeated', () => {
    const again = moved(sent(sending), { type: 'resend-requested', now: LATER });
    expect(again.requestId).toBe(sending.requestId + 1);
    expect(moved(again, { type: 'sent', requestId: sending.requestId, update: {}, now: LATER })).toBe(again);
  });

  it('that failed keeps the challenge id of an earlier code, and needs no second click', () => {
    const again = moved(sent(sending, { challengeId: 'c2' }), { type: 'resend-requested', now: LATER });
    const back = failed(again, 'NETWORK', LATER);
    expect(back.deliveries.get('phone')?.challengeId).toBe('c2');
    expect(submitted(back, LATER).status).toBe('verifying');
  });
});
