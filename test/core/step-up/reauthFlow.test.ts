import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MfaError } from '../../../src/core/contract/error.js';
import { type ReauthEvent, type ReauthState, reauthFlow, reauthStart } from '../../../src/core/step-up/reauthFlow.js';
import { anyError, frozen, inOrder, keysOf, type Step, secretsIn, walk } from '../flowWalk.js';

type Status = ReauthState['status'];
const challenge = { challengeId: 'c1' };
const wrong = new MfaError('INVALID_CREDENTIALS');
const moved = (...events: ReauthEvent[]): ReauthState => events.reduce(reauthFlow, reauthStart);

const events: Record<ReauthEvent['type'], ReauthEvent> = {
  'password-needed': { type: 'password-needed', error: wrong },
  'password-given': { type: 'password-given' },
  'code-needed': { type: 'code-needed', challenge: { challengeId: 'c2' } },
  settled: { type: 'settled' },
};
const names = Object.keys(events) as ReauthEvent['type'][];
const asking = moved({ type: 'password-needed' });

/** Where each event leads; one that is not named leaves the very same object. */
const table: Record<Status, [state: ReauthState, moves: Partial<Record<ReauthEvent['type'], Status>>]> = {
  idle: [reauthStart, { 'password-needed': 'asking-password', 'code-needed': 'asking-code' }],
  'asking-password': [asking, { 'password-given': 'checking-password', 'code-needed': 'asking-code', settled: 'idle' }],
  'checking-password': [
    moved({ type: 'password-needed' }, { type: 'password-given' }),
    { 'password-needed': 'asking-password', 'code-needed': 'asking-code', settled: 'idle' },
  ],
  'asking-code': [moved({ type: 'code-needed', challenge }), { settled: 'idle' }],
};

describe.each(Object.entries(table))('when %s', (status, [state, moves]) => {
  it('is reached', () => expect(state.status).toBe(status));

  it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
    const next = reauthFlow(frozen(state), events[name]);
    if (to === 'nowhere') expect(next).toBe(state);
    else expect([next === state, next.status]).toEqual([false, to]);
  });
});

describe('the password', () => {
  it('is asked for without an error at first, and with it each time it was wrong', () => {
    expect(asking).toEqual({ status: 'asking-password', error: undefined, failures: 0 });
    const again: ReauthEvent[] = [{ type: 'password-given' }, { type: 'password-needed', error: wrong }];
    expect(moved({ type: 'password-needed' }, ...again)).toEqual({
      status: 'asking-password',
      error: wrong,
      failures: 1,
    });
    expect(moved({ type: 'password-needed' }, ...again, ...again)).toMatchObject({ failures: 2 });
  });

  it('is asked for afresh by the next call', () => {
    const wrongOnce: ReauthEvent[] = [{ type: 'password-given' }, { type: 'password-needed', error: wrong }];
    const next = moved({ type: 'password-needed' }, ...wrongOnce, { type: 'settled' }, { type: 'password-needed' });
    expect(next).toEqual(asking);
  });

  it('is given once: a second click while it is checked changes nothing', () => {
    const checking = moved({ type: 'password-needed' }, { type: 'password-given' });
    expect(reauthFlow(checking, { type: 'password-given' })).toBe(checking);
  });
});

it('asks for a code of the challenge that the backend started, and stays with it', () => {
  const code = moved({ type: 'code-needed', challenge });
  expect(code).toEqual({ status: 'asking-code', challenge });
  expect(reauthFlow(code, events['code-needed'])).toBe(code);
});

const own: Record<Status, string[]> = {
  idle: [],
  'asking-password': ['error', 'failures'],
  'checking-password': ['failures'],
  'asking-code': ['challenge'],
};

describe('random events', () => {
  const event: fc.Arbitrary<ReauthEvent> = fc.oneof(
    anyError.map((error): ReauthEvent => ({ type: 'password-needed', error })),
    fc.constantFrom<ReauthEvent>(...Object.values(events)),
  );
  const each = (check: (step: Step<ReauthState, ReauthEvent>) => void): void =>
    walk({ flow: reauthFlow, start: fc.constant(reauthStart), event, watch: () => check });

  it('reach every status, with its own fields and never the password', () => {
    const seen = new Set<string>();
    each(({ after }) => {
      seen.add(after.status);
      expect(keysOf(after)).toBe(inOrder(['status', ...own[after.status]]).join(' '));
      expect(secretsIn(after)).toEqual([]);
    });
    expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
  });

  it('end wherever they are once the call is settled', () => {
    each(({ after }) => expect(reauthFlow(after, { type: 'settled' })).toBe(reauthStart));
  });

  it('check a password only when one was given', () => {
    each(({ before, event, after }) => {
      if (after.status !== 'checking-password' || before.status === after.status) return;
      expect([before.status, event.type]).toEqual(['asking-password', 'password-given']);
    });
  });
});
