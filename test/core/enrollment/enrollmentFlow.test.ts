import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MfaBuiltInMethod } from '../../../src/core/contract/adapter.js';
import { MfaError } from '../../../src/core/contract/error.js';
import { METHODS_BY_STRENGTH } from '../../../src/core/contract/methodsByStrength.js';
import {
  type EnrollmentEntry,
  type EnrollmentEvent,
  type EnrollmentState,
  enrollmentFlow,
  startEnrollment,
} from '../../../src/core/enrollment/enrollmentFlow.js';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import { anyError, errorCodes, frozen, inOrder, keysOf, type Step, secretsIn, walk } from '../flowWalk.js';

type Status = EnrollmentState['status'];
const codes = new SecretBox(['a', 'b']);
const several: readonly MfaBuiltInMethod[] = ['totp', 'sms'];
const one: readonly MfaBuiltInMethod[] = ['totp'];
const moved = (state: EnrollmentState, ...events: EnrollmentEvent[]): EnrollmentState =>
  events.reduce(enrollmentFlow, state);

const enrolled = (box?: SecretBox<string[]>, canMakeCodes = false): EnrollmentEvent => ({
  type: 'enrolled',
  codes: box,
  canMakeCodes,
});
const enrollmentStart = startEnrollment('introducing');
const back = (
  methods: readonly MfaBuiltInMethod[] = several,
  entry: EnrollmentEntry = 'introducing',
): EnrollmentEvent => ({
  type: 'back',
  methods,
  entry,
});
const choosing = moved(enrollmentStart, { type: 'accepted', methods: several });
const settingUp = moved(choosing, { type: 'method-chosen', method: 'sms' });

type Name =
  | Exclude<EnrollmentEvent['type'], 'accepted' | 'back' | 'enrolled'>
  | `accepted, ${'no' | 'one' | 'two'}`
  | `back, ${'one' | 'two' | 'from the choice' | 'alone'}`
  | `enrolled, ${'codes' | 'codes to make' | 'no codes'}`;
const events: Record<Name, EnrollmentEvent> = {
  'accepted, no': { type: 'accepted', methods: [] },
  'accepted, one': { type: 'accepted', methods: one },
  'accepted, two': { type: 'accepted', methods: several },
  'method-chosen': { type: 'method-chosen', method: 'totp' },
  'method-failed': { type: 'method-failed', error: new MfaError('METHOD_UNAVAILABLE') },
  'back, one': back(one),
  'back, two': back(),
  'back, from the choice': back(one, 'choosing-method'),
  'back, alone': back(one, 'setting-up'),
  skipped: { type: 'skipped' },
  'enrolled, codes': enrolled(codes, true),
  'enrolled, codes to make': enrolled(undefined, true),
  'enrolled, no codes': enrolled(),
  'codes-saved': { type: 'codes-saved' },
  'codes-declined': { type: 'codes-declined' },
  'second-requested': { type: 'second-requested' },
  'leave-requested': { type: 'leave-requested' },
  left: { type: 'left' },
};
const names = Object.keys(events) as Name[];

/** The next status for each event. An event that isn't listed returns the same object. */
const table: Record<Status, [state: EnrollmentState, moves: Partial<Record<Name, Status>>]> = {
  introducing: [
    enrollmentStart,
    {
      'accepted, no': 'choosing-method',
      'accepted, one': 'setting-up',
      'accepted, two': 'choosing-method',
      skipped: 'introducing',
      'leave-requested': 'leaving',
    },
  ],
  'choosing-method': [
    choosing,
    {
      'method-chosen': 'setting-up',
      'back, one': 'introducing',
      'back, two': 'introducing',
      skipped: 'choosing-method',
      'leave-requested': 'leaving',
    },
  ],
  'setting-up': [
    settingUp,
    {
      'method-failed': 'choosing-method',
      'back, one': 'introducing',
      'back, two': 'choosing-method',
      'back, from the choice': 'choosing-method',
      'enrolled, codes': 'saving-codes',
      'enrolled, codes to make': 'offering-codes',
      'enrolled, no codes': 'done',
      'leave-requested': 'leaving',
    },
  ],
  'saving-codes': [moved(settingUp, enrolled(codes)), { 'codes-saved': 'done' }],
  'offering-codes': [moved(settingUp, enrolled(undefined, true)), { 'codes-saved': 'done', 'codes-declined': 'done' }],
  done: [moved(settingUp, enrolled()), { 'second-requested': 'choosing-method' }],
  leaving: [moved(settingUp, { type: 'leave-requested' }), { left: 'setting-up' }],
};

describe.each(Object.entries(table))('when %s', (status, [state, moves]) => {
  it('is reached', () => expect(state.status).toBe(status));

  it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
    const next = enrollmentFlow(frozen(state), events[name]);
    if (to === 'nowhere') expect(next).toBe(state);
    else expect([next === state, next.status]).toEqual([false, to]);
  });
});

describe('the method', () => {
  it('is set up at once if it is the only one', () => {
    expect(moved(enrollmentStart, { type: 'accepted', methods: ['passkey'] })).toEqual({
      status: 'setting-up',
      method: 'passkey',
      first: undefined,
    });
  });

  it('stays chosen to the end', () => {
    expect(settingUp).toMatchObject({ method: 'sms' });
    expect(moved(settingUp, enrolled(codes))).toEqual({ status: 'saving-codes', method: 'sms', codes });
    expect(moved(settingUp, enrolled(codes), { type: 'codes-saved' })).toEqual({ status: 'done', method: 'sms' });
  });

  it.each(errorCodes)('that failed with %s gives the reason, until another one is chosen', (code) => {
    const error = new MfaError(code);
    const again = moved(settingUp, { type: 'method-failed', error });
    expect(again).toEqual({ status: 'choosing-method', error, first: undefined, skipped: false });
    const gone = moved(again, { type: 'method-chosen', method: 'totp' }, back());
    expect(gone).toEqual({ status: 'choosing-method', error: undefined, first: undefined, skipped: false });
  });

  it("that comes second offers no codes again, and Back leads to the first one's last screen", () => {
    const second = moved(settingUp, enrolled(codes), { type: 'codes-saved' }, { type: 'second-requested' });
    expect(second).toEqual({ status: 'choosing-method', error: undefined, first: 'sms', skipped: false });
    const done = { status: 'done', method: 'sms' };
    expect(moved(second, back())).toEqual(done);
    const chosen = moved(second, { type: 'method-chosen', method: 'totp' });
    const failed = moved(chosen, { type: 'method-failed', error: new MfaError('METHOD_UNAVAILABLE') });
    for (const from of [chosen, failed]) {
      expect(moved(from, back(), back())).toEqual(done);
    }
    expect(moved(chosen, enrolled(undefined, true))).toEqual({ status: 'done', method: 'totp' });
    expect(moved(chosen, enrolled(codes, true))).toEqual({ status: 'saving-codes', method: 'totp', codes });
  });

  it('is offered strongest first', () => {
    expect(METHODS_BY_STRENGTH).toEqual(['passkey', 'totp', 'sms', 'email']);
  });
});

const own: Record<Status, string[]> = {
  introducing: ['skipped'],
  'choosing-method': ['error', 'first', 'skipped'],
  'setting-up': ['first', 'method'],
  'saving-codes': ['codes', 'method'],
  'offering-codes': ['method'],
  done: ['method'],
  leaving: ['from'],
};

describe('"Not now"', () => {
  it('is reported once, and may be reported again for a user who has started and come back', () => {
    const skipped = moved(enrollmentStart, { type: 'skipped' });
    expect(skipped).toEqual({ status: 'introducing', skipped: true });
    expect(enrollmentFlow(skipped, { type: 'skipped' })).toBe(skipped);
    expect(moved(skipped, { type: 'accepted', methods: several }, back())).toEqual(enrollmentStart);
  });
});

describe('random events', () => {
  const method = fc.constantFrom(...METHODS_BY_STRENGTH);
  const methods = fc.subarray([...METHODS_BY_STRENGTH]);
  const event: fc.Arbitrary<EnrollmentEvent> = fc.oneof(
    fc.record({ type: fc.constant('accepted' as const), methods }),
    fc.record({
      type: fc.constant('back' as const),
      methods,
      entry: fc.constantFrom<EnrollmentEntry>('introducing', 'choosing-method', 'setting-up'),
    }),
    fc.record({ type: fc.constant('method-chosen' as const), method }),
    fc.record({ type: fc.constant('method-failed' as const), error: anyError }),
    fc.record({
      type: fc.constant('enrolled' as const),
      codes: fc.constantFrom(codes, undefined),
      canMakeCodes: fc.boolean(),
    }),
    fc.constantFrom<EnrollmentEvent>(
      { type: 'skipped' },
      { type: 'codes-saved' },
      { type: 'codes-declined' },
      { type: 'second-requested' },
      { type: 'leave-requested' },
      { type: 'left' },
    ),
  );
  const start = fc.oneof(
    fc.constant(enrollmentStart),
    method.map((only) => startEnrollment('setting-up', only)),
    fc.constant(startEnrollment('choosing-method')),
  );
  const each = (check: (step: Step<EnrollmentState, EnrollmentEvent>) => void): void =>
    walk({ flow: enrollmentFlow, start, event, watch: () => check });

  it('reach every status, with only its own fields, and with codes only while they are shown', () => {
    const seen = new Set<string>();
    each(({ after }) => {
      seen.add(after.status);
      expect(keysOf(after)).toBe(inOrder(['status', ...own[after.status]]).join(' '));
      expect(secretsIn(after)).toEqual(after.status === 'saving-codes' ? ['codes'] : []);
    });
    expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
  });

  it('finish only once a factor is confirmed', () => {
    each(({ before, event, after }) => {
      const proved = ['saving-codes', 'offering-codes', 'done'];
      if (!proved.includes(after.status) || proved.includes(before.status)) return;
      if (event.type === 'back') expect(after).toEqual({ status: 'done', method: 'first' in before && before.first });
      else expect([before.status, event.type]).toEqual(['setting-up', 'enrolled']);
    });
  });

  it('leave codes only when they are saved, and never lose them', () => {
    each(({ before, event, after }) => {
      if (before.status === 'saving-codes' && after !== before) expect(event.type).toBe('codes-saved');
      if (event.type === 'enrolled' && event.codes && after !== before) expect(after).toMatchObject({ codes });
    });
  });

  it('create no codes automatically: without any, they are offered', () => {
    each(({ before, event, after }) => {
      if (after.status !== 'offering-codes' || before.status === 'offering-codes') return;
      expect(event).toEqual({ type: 'enrolled', codes: undefined, canMakeCodes: true });
    });
  });

  it('can reach "done" from everywhere', () => {
    const next: Record<Status, EnrollmentEvent> = {
      introducing: { type: 'accepted', methods: several },
      'choosing-method': { type: 'method-chosen', method: 'totp' },
      'setting-up': enrolled(codes),
      'saving-codes': { type: 'codes-saved' },
      'offering-codes': { type: 'codes-declined' },
      done: { type: 'codes-saved' },
      leaving: { type: 'left' },
    };
    each(({ after }) => {
      let state: EnrollmentState = after;
      for (let steps = 0; steps < 5 && state.status !== 'done'; steps++)
        state = enrollmentFlow(state, next[state.status]);
      expect(state.status).toBe('done');
    });
  });
});
