import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MfaError, type MfaErrorCode } from '../../../src/core/contract/error.js';
import { type SetupEvent, setupFlow } from '../../../src/core/enrollment/setupFlow.js';
import {
  type Enrollment,
  type SetupRequest,
  type SetupState,
  setupStart,
} from '../../../src/core/enrollment/setupState.js';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import {
  anyAttempt,
  anyError,
  anyStep,
  errorCodes,
  frozen,
  inOrder,
  keysOf,
  SECOND,
  type Step,
  secretsIn,
  T0,
  walk,
} from '../flowWalk.js';

type Status = SetupState['status'];
type Proving = Extract<SetupState, { enrollment: Enrollment }>;
const LATER = T0 + 3_600_000;
const wait = (seconds: number): number => T0 + seconds * SECOND;
const number = new SecretBox('+49 170 1234567');
const request: SetupRequest = { method: 'sms', destination: number, label: undefined };
const opened = (id = 'e1'): Enrollment => ({
  id,
  totp: new SecretBox({ uri: 'otpauth://totp/a', image: undefined, key: 'JBSW', digits: undefined }),
  codes: new SecretBox(['a', 'b']),
  destination: new SecretBox('+•• •••67'),
  expiresAt: undefined,
  resendAt: T0 + 30_000,
});

const moved = (state: SetupState, ...sent: SetupEvent[]): SetupState => sent.reduce(setupFlow, state);
const failed = (state: SetupState, cause: MfaError | MfaErrorCode, now = T0): SetupState => {
  const error = typeof cause === 'string' ? new MfaError(cause) : cause;
  return moved(state, { type: 'failed', requestId: state.requestId, error, now });
};
const limit = (retryAfter: number): MfaError => new MfaError('RATE_LIMITED', { retryAfter });
const answered = (state: SetupState, enrollment = opened()): SetupState =>
  moved(state, { type: 'started', requestId: state.requestId, enrollment });
const submitted = (state: SetupState, now = T0): SetupState => moved(state, { type: 'submitted', now });

const starting = moved(setupStart, { type: 'start-requested', now: T0, request });
const awaiting = answered(starting);
const resending = moved(awaiting, { type: 'resend-requested', now: LATER });
const confirming = submitted(awaiting);
/** It expires after a minute. */
const brief = answered(starting, { ...opened(), expiresAt: wait(60) });

const events: Record<SetupEvent['type'], (state: SetupState) => SetupEvent> = {
  'start-requested': () => ({ type: 'start-requested', now: LATER, request }),
  started: ({ requestId }) => ({ type: 'started', requestId, enrollment: opened('e2') }),
  'resend-requested': () => ({ type: 'resend-requested', now: LATER }),
  'change-requested': () => ({ type: 'change-requested' }),
  submitted: () => ({ type: 'submitted', now: LATER }),
  edited: () => ({ type: 'edited' }),
  confirmed: ({ requestId }) => ({ type: 'confirmed', requestId }),
  failed: ({ requestId }) => ({ type: 'failed', requestId, error: new MfaError('INVALID_CODE'), now: LATER }),
  'wait-over': () => ({ type: 'wait-over', now: LATER }),
  'time-ran-out': () => ({ type: 'time-ran-out', now: LATER }),
  proved: ({ requestId }) => ({ type: 'proved', requestId }),
  canceled: () => ({ type: 'canceled' }),
  left: () => ({ type: 'left' }),
};
const names = Object.keys(events) as SetupEvent['type'][];

type Moves = Partial<Record<SetupEvent['type'], Status>>;
const proving: Moves = {
  'resend-requested': 'resending',
  'change-requested': 'ready',
  submitted: 'confirming',
  canceled: 'ready',
  left: 'ready',
};
/** The next status for each event. An event that isn't listed returns the same object. */
const table = {
  ready: [
    ['for the first time', setupStart, { 'start-requested': 'starting' }],
    ['again', failed(starting, 'NETWORK'), { 'start-requested': 'starting', canceled: 'ready', left: 'ready' }],
    [
      'under a rate limit',
      failed(starting, 'RATE_LIMITED'),
      { 'start-requested': 'starting', 'wait-over': 'ready', canceled: 'ready', left: 'ready' },
    ],
  ],
  // a passkey is confirmed by its start
  starting: [
    [
      '',
      starting,
      {
        started: 'awaiting-code',
        proved: 'starting',
        confirmed: 'enrolled',
        failed: 'ready',
        canceled: 'ready',
        left: 'ready',
      },
    ],
  ],
  'awaiting-code': [
    ['', awaiting, proving],
    ['after a refusal', failed(confirming, 'INVALID_CODE'), { ...proving, edited: 'awaiting-code' }],
    ['under a rate limit', failed(confirming, 'RATE_LIMITED'), { ...proving, 'wait-over': 'awaiting-code' }],
    ['for a while only', brief, { ...proving, 'time-ran-out': 'ready' }],
  ],
  resending: [['', resending, { started: 'awaiting-code', failed: 'awaiting-code', canceled: 'ready', left: 'ready' }]],
  confirming: [
    [
      '',
      confirming,
      { proved: 'confirming', confirmed: 'enrolled', failed: 'awaiting-code', canceled: 'ready', left: 'confirming' },
    ],
    [
      'and hidden',
      moved(confirming, { type: 'left' }),
      { proved: 'confirming', confirmed: 'enrolled', failed: 'ready', canceled: 'ready' },
    ],
    ['and proved', moved(confirming, { type: 'proved', requestId: confirming.requestId }), { confirmed: 'enrolled' }],
  ],
  expired: [
    ['', failed(confirming, 'CHALLENGE_EXPIRED'), {}],
    ['for whom nobody is signed in', failed(confirming, 'REAUTH_REQUIRED'), { canceled: 'ready', left: 'ready' }],
  ],
  blocked: [['', failed(confirming, 'LOCKED'), { canceled: 'ready', left: 'ready' }]],
  // left for another factor, which starts over
  enrolled: [
    [
      '',
      moved(confirming, { type: 'confirmed', requestId: confirming.requestId }),
      { canceled: 'ready', left: 'ready' },
    ],
  ],
} satisfies Record<Status, [note: string, state: SetupState, moves: Moves][]>;

describe('setupFlow', () => {
  const rows = (Object.entries(table) as [Status, [string, SetupState, Moves][]][]).flatMap(([status, states]) =>
    states.map(([note, state, moves]) => ({ status, note, state: frozen(state), moves })),
  );

  describe.each(rows)('when $status $note', ({ status, state, moves }) => {
    it('is reached', () => expect(state.status).toBe(status));

    it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
      const next = setupFlow(state, events[name](state));
      if (to === 'nowhere') expect(next).toBe(state);
      else expect([next === state, next.status]).toEqual([false, to]);
    });

    it.each(['started', 'confirmed', 'failed'] as const)('ignores a stale %s', (name) => {
      for (const requestId of [state.requestId - 1, state.requestId + 1, -1, Number.NaN])
        expect(setupFlow(state, { ...events[name](state), requestId } as SetupEvent)).toBe(state);
    });
  });
});

/** The next status after an error: of the start, of another send, and of a code. */
const afterRefusal = {
  INVALID_CODE: ['ready', 'awaiting-code', 'awaiting-code'],
  BACKUP_CODE_USED: ['ready', 'awaiting-code', 'awaiting-code'],
  CODE_EXPIRED: ['ready', 'awaiting-code', 'awaiting-code'],
  DELIVERY_FAILED: ['ready', 'awaiting-code', 'awaiting-code'],
  CHALLENGE_EXPIRED: ['expired', 'expired', 'expired'],
  ENROLLMENT_EXPIRED: ['ready', 'awaiting-code', 'ready'],
  TOO_MANY_ATTEMPTS: ['ready', 'awaiting-code', 'ready'],
  RATE_LIMITED: ['ready', 'awaiting-code', 'awaiting-code'],
  LOCKED: ['blocked', 'blocked', 'blocked'], // without a time; with a time it is a wait
  INVALID_PHONE_NUMBER: ['ready', 'awaiting-code', 'awaiting-code'],
  INVALID_CREDENTIALS: ['ready', 'awaiting-code', 'awaiting-code'],
  ALREADY_ENROLLED: ['ready', 'awaiting-code', 'ready'],
  REAUTH_REQUIRED: ['expired', 'expired', 'expired'],
  METHOD_UNAVAILABLE: ['ready', 'awaiting-code', 'ready'],
  CANCELLED: ['ready', 'awaiting-code', 'awaiting-code'],
  NETWORK: ['ready', 'awaiting-code', 'awaiting-code'],
  SERVER: ['ready', 'awaiting-code', 'awaiting-code'],
  UNKNOWN: ['ready', 'awaiting-code', 'awaiting-code'],
  FORBIDDEN: ['ready', 'awaiting-code', 'awaiting-code'],
} satisfies Record<MfaErrorCode, [start: Status, resend: Status, confirm: Status]>;

describe.each(errorCodes)('%s', (code) => {
  const [start, resend, confirm] = afterRefusal[code];
  const error = code === 'CANCELLED' ? undefined : expect.objectContaining({ code });
  const waits = code === 'RATE_LIMITED';

  it.each([
    ['the start', starting, start],
    ['another send', resending, resend],
    ['a code', confirming, confirm],
  ] as const)('of %s continues, and gives the reason', (_, state, status) => {
    expect(failed(state, code)).toMatchObject({ status, error });
  });

  it('keeps what the user typed, unless the sign-in has ended', () => {
    for (const state of [starting, confirming]) {
      const next = failed(state, code);
      if (next.status === 'ready') expect(next.request).toBe(request);
    }
  });

  it('of a code is counted, unless the user canceled it; of another send, never', () => {
    const counted = failed(confirming, code);
    if (counted.status === 'awaiting-code') expect(counted.failures).toBe(code === 'CANCELLED' ? 0 : 1);
    const unsent = failed(resending, code);
    if (unsent.status === 'awaiting-code') expect(unsent.failures).toBe(0);
  });

  it('of another send keeps the earlier enrollment and its secrets', () => {
    const next = failed(resending, code, LATER);
    if (next.status === 'expired' || next.status === 'blocked') return;
    const { enrollment } = awaiting as Proving;
    const resendAt = waits ? LATER + 30_000 : enrollment.resendAt;
    expect(next).toMatchObject({ enrollment: { ...enrollment, resendAt } });
  });

  it(waits ? 'makes wait' : 'causes no wait', () => {
    const until = waits ? wait(30) : undefined;
    for (const next of [failed(starting, code), failed(confirming, code)])
      if ('waitUntil' in next) expect(next.waitUntil).toBe(until);
  });
});

describe('a lock', () => {
  const lock = new MfaError('LOCKED', { retryAfter: 90 });

  it('with a time is waited out, and everything is kept', () => {
    expect(failed(confirming, lock)).toMatchObject({ status: 'awaiting-code', error: lock, waitUntil: wait(90) });
    expect(failed(starting, lock)).toMatchObject({ status: 'ready', waitUntil: wait(90), request });
    expect(failed(resending, lock)).toMatchObject({ status: 'awaiting-code', enrollment: { resendAt: wait(90) } });
  });

  it('without a time allows no retry', () => {
    const blocked = failed(confirming, 'LOCKED');
    for (const name of names.filter((name) => name !== 'left' && name !== 'canceled')) {
      expect(setupFlow(blocked, events[name](blocked))).toBe(blocked);
    }
  });
});

describe('the expiry of an enrollment', () => {
  it('is reported, and keeps what was typed', () => {
    expect(moved(brief, { type: 'time-ran-out', now: wait(60) - 1 })).toBe(brief);
    const over = moved(brief, { type: 'time-ran-out', now: wait(60) });
    expect(over).toMatchObject({ status: 'ready', error: { code: 'ENROLLMENT_EXPIRED' }, request });
    expect(moved(over, { type: 'start-requested', now: wait(60), request }).status).toBe('starting');
  });

  it("doesn't interrupt a response that is being waited for", () => {
    const asked = submitted(brief);
    expect(moved(asked, { type: 'time-ran-out', now: wait(61) })).toBe(asked);
    expect(moved(asked, { type: 'confirmed', requestId: asked.requestId }).status).toBe('enrolled');
  });
});

describe('what the user typed', () => {
  it('is kept, so that it can be changed', () => {
    expect(moved(awaiting, { type: 'change-requested' })).toMatchObject({ status: 'ready', request });
  });

  it('is never replaced by the masked address from the backend', () => {
    const typed = { ...request, destination: undefined };
    const own = answered(moved(setupStart, { type: 'start-requested', now: T0, request: typed }));
    expect(own).toMatchObject({ request: typed, enrollment: { destination: expect.any(SecretBox) } });
    expect(moved(own, { type: 'change-requested' })).toMatchObject({ status: 'ready', request: typed });
    expect(failed(submitted(own), 'ENROLLMENT_EXPIRED')).toMatchObject({ status: 'ready', request: typed });
  });

  it('is kept when another code is sent', () => {
    const again = answered(moved(awaiting, { type: 'resend-requested', now: LATER }), opened('e2'));
    expect(again).toMatchObject({ status: 'awaiting-code', request, enrollment: { id: 'e2' } });
    expect(moved(again, { type: 'change-requested' })).toMatchObject({ request });
  });

  it('is dropped when the user cancels', () => {
    for (const type of ['canceled', 'left'] as const)
      for (const state of [starting, awaiting, resending, failed(starting, 'NETWORK')])
        expect(moved(state, { type })).toEqual({ ...setupStart, requestId: state.requestId + 1 });
    expect(moved(confirming, { type: 'canceled' })).toEqual({ ...setupStart, requestId: confirming.requestId + 1 });
  });
});

describe('a screen that is hidden while its code is being checked', () => {
  const hidden = moved(confirming, { type: 'left' });

  it('keeps nothing but the sealed codes and the request number', () => {
    expect(secretsIn(hidden)).toEqual(['enrollment.codes']);
    expect(hidden).toMatchObject({ status: 'confirming', requestId: confirming.requestId });
  });

  it('starts over after a refusal, and gives the reason', () => {
    expect(failed(hidden, 'INVALID_CODE')).toMatchObject({
      status: 'ready',
      request: undefined,
      error: { code: 'INVALID_CODE' },
    });
  });
});

describe('a code with an unknown outcome', () => {
  it.each(errorCodes)('after %s, may have confirmed the factor', (code) => {
    const after = failed(confirming, code);
    if (after.status === 'awaiting-code')
      expect(after.outcomeUnknown).toBe(['NETWORK', 'SERVER', 'UNKNOWN'].includes(code));
  });

  it('has a known outcome again once another one is refused', () => {
    expect(failed(submitted(failed(confirming, 'NETWORK')), 'INVALID_CODE')).toMatchObject({ outcomeUnknown: false });
  });
});

describe('another code', () => {
  it.each([
    [29_999, 'awaiting-code'],
    [30_000, 'resending'],
  ])('can be requested after %i ms: %s', (ms, status) => {
    expect(moved(awaiting, { type: 'resend-requested', now: T0 + ms }).status).toBe(status);
  });

  it('replaces the earlier enrollment, and keeps the count', () => {
    const wrong = failed(confirming, 'INVALID_CODE');
    const again = answered(moved(wrong, { type: 'resend-requested', now: LATER }), opened('e2'));
    expect(again).toMatchObject({ enrollment: { id: 'e2' }, failures: 1, error: undefined });
  });
});

describe('a rate limit', () => {
  const limited = failed(confirming, limit(90));

  it('of a code prevents submitting until it is over', () => {
    expect(limited).toMatchObject({ waitUntil: wait(90), error: { code: 'RATE_LIMITED' } });
    expect(submitted(limited, wait(90) - 1)).toBe(limited);
    expect(submitted(limited, wait(90)).status).toBe('confirming');
    expect(moved(limited, { type: 'wait-over', now: wait(90) - 1 })).toBe(limited);
    expect(moved(limited, { type: 'wait-over', now: wait(90) })).toMatchObject({
      waitUntil: undefined,
      error: undefined,
    });
  });

  it("of a code isn't bypassed by another send", () => {
    const again = moved(limited, { type: 'resend-requested', now: wait(40) });
    for (const back of [answered(again, opened('e2')), failed(again, 'CANCELLED', wait(41))]) {
      expect(back).toMatchObject({ status: 'awaiting-code', waitUntil: wait(90), error: { code: 'RATE_LIMITED' } });
      expect(submitted(back, wait(90) - 1)).toBe(back);
    }
    expect(failed(again, 'NETWORK', wait(41))).toMatchObject({ waitUntil: wait(90), error: { code: 'NETWORK' } });
  });

  it('of the start prevents starting until it is over', () => {
    const ready = failed(starting, limit(90));
    expect(moved(ready, { type: 'start-requested', now: wait(90) - 1, request })).toBe(ready);
    expect(moved(ready, { type: 'start-requested', now: wait(90), request }).status).toBe('starting');
    expect(moved(ready, { type: 'wait-over', now: wait(90) })).toMatchObject({
      waitUntil: undefined,
      error: undefined,
    });
  });

  it("of another send doesn't block the code field", () => {
    const unsent = failed(resending, limit(90));
    expect(unsent).toMatchObject({ waitUntil: undefined, enrollment: { resendAt: wait(90) } });
    expect(submitted(unsent).status).toBe('confirming');
  });
});

const ENROLLMENT = ['codes', 'destination', 'totp'].map((name) => `enrollment.${name}`);
const TRIES = ['attemptsLeft', 'automaticChecks', 'tried'];
const PROVING = ['enrollment', 'failures', 'outcomeUnknown', 'pause', 'request', 'wrongCodes', ...TRIES];
const TYPED = 'request.destination';
/** The fields of each status in addition to its number, and where a secret may be in it. */
const own: Record<Status, [fields: string[], secrets: string[]]> = {
  ready: [['error', 'waitUntil', 'request'], [TYPED]],
  starting: [['proved', 'request'], [TYPED]],
  'awaiting-code': [
    [...PROVING, 'error', 'waitUntil'],
    [...ENROLLMENT, TYPED, 'tried'],
  ],
  resending: [PROVING, [...ENROLLMENT, TYPED, 'tried']],
  confirming: [
    [...PROVING, 'left', 'proved'],
    [...ENROLLMENT, TYPED, 'tried'],
  ],
  expired: [['error'], []],
  blocked: [['error'], []],
  enrolled: [[], []],
};
const isInFlight = ({ status }: SetupState): boolean =>
  status === 'starting' || status === 'resending' || status === 'confirming';

describe('random events', () => {
  const type = fc.constantFrom('resend-requested', 'submitted', 'submitted', 'wait-over', 'time-ran-out');
  const away = fc.constantFrom<SetupEvent>(
    { type: 'edited' },
    { type: 'change-requested' },
    { type: 'left' },
    { type: 'canceled' },
  );
  const start = fc.record({
    type: fc.constant('start-requested' as const),
    now: anyStep,
    request: fc.constantFrom<SetupRequest>(request, { ...request, method: 'totp', destination: undefined }),
  });
  const moment = fc.constantFrom(undefined, T0 + 30_000);
  const started = fc.tuple(moment, moment).map(([resendAt, expiresAt]) => ({ ...opened(), resendAt, expiresAt }));
  const code = fc.constantFrom(undefined, '111111', '222222');
  const clicked = fc.record({ type, now: anyStep, code, automatic: fc.boolean() }).map((event) => event as SetupEvent);
  const failure = (error: fc.Arbitrary<MfaError>): fc.Arbitrary<SetupEvent> =>
    fc.record({ type: fc.constant('failed' as const), requestId: anyAttempt, error, now: anyStep });
  const opening = fc.record({ type: fc.constant('started' as const), requestId: anyAttempt, enrollment: started });
  const event: fc.Arbitrary<SetupEvent> = fc.oneof(
    { weight: 1, arbitrary: away },
    { weight: 3, arbitrary: start },
    { weight: 4, arbitrary: clicked },
    { weight: 4, arbitrary: opening },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('proved', 'confirmed'), requestId: anyAttempt }) },
    { weight: 3, arbitrary: failure(anyError) },
  );
  /** A user who runs into limits. */
  const limited = fc.oneof(start, clicked, clicked, opening, failure(fc.constantFrom(limit(60), limit(3600))));
  const over = (watch: () => (step: Step<SetupState, SetupEvent>) => void, events = event): void =>
    walk({ flow: setupFlow, start: fc.constant(setupStart), event: events, watch });
  const each = (check: (step: Step<SetupState, SetupEvent>) => void): void => over(() => check);

  it('reach every status', () => {
    const seen = new Set<string>();
    each(({ after }) => void seen.add(after.status));
    expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
  });

  it("find only a status's own fields and secrets", () => {
    each(({ after }) => {
      const [fields, secrets] = own[after.status];
      expect(keysOf(after)).toBe(inOrder(['requestId', 'status', ...fields]).join(' '));
      expect(secretsIn(after).filter((path) => !secrets.includes(path))).toEqual([]);
    });
  });

  it('enroll only on the response to the newest proof', () => {
    each(({ before, event, after }) => {
      if (after.status !== 'enrolled' || before.status === 'enrolled') return;
      expect(event).toEqual({ type: 'confirmed', requestId: before.requestId });
      expect(before.status).toMatch(/^(confirming|starting)$/);
    });
  });

  it('open an enrollment only when the user requests it', () => {
    each(({ before, event, after }) => {
      if (after.status === 'starting' && before.status !== 'starting') expect(event.type).toBe('start-requested');
      if (after.status === 'resending' && before.status !== 'resending') expect(event.type).toBe('resend-requested');
    });
  });

  it('ignore every response to another request', () => {
    each(({ before, event, after }) => {
      if ('requestId' in event && event.requestId !== before.requestId) expect(after).toBe(before);
    });
  });

  it('keep one request in flight, each with a number', () => {
    each(({ before, after }) => {
      const rises = after.requestId - before.requestId;
      if (isInFlight(after)) expect(rises).toBe(isInFlight(before) ? 0 : 1);
      else expect(rises === 0 || (rises === 1 && after.status === 'ready')).toBe(true);
    });
  });

  it('end a request that failed, whatever the reason', () => {
    const refusals = errorCodes.map((code) => new MfaError(code));
    each(({ after }) => {
      if (!isInFlight(after)) return;
      if ('proved' in after && after.proved) return; // no longer a request: the host is being notified
      const next = refusals.map((refusal) => failed(after, refusal));
      expect(next.filter((to) => isInFlight(to) || to.status === 'enrolled')).toEqual([]);
    });
  });

  it('can reach "enrolled" from everywhere but the ends', () => {
    const now = T0 + 1e9;
    const next = (state: SetupState): SetupEvent => {
      const { requestId } = state;
      switch (state.status) {
        case 'ready':
          return { type: 'start-requested', now, request };
        case 'starting':
          return state.proved ? { type: 'confirmed', requestId } : { type: 'started', requestId, enrollment: opened() };
        case 'resending':
          return { type: 'started', requestId, enrollment: opened() };
        case 'awaiting-code':
          return { type: 'submitted', now };
        default:
          return { type: 'confirmed', requestId };
      }
    };
    each(({ after }) => {
      if (after.status === 'expired') return; // the sign-in has ended: the host's `onRestart`
      let state: SetupState = after.status === 'blocked' ? moved(after, { type: 'left' }) : after;
      for (let steps = 0; steps < 4 && state.status !== 'enrolled'; steps++) state = setupFlow(state, next(state));
      expect(state.status).toBe('enrolled');
    });
  });

  it('change nothing once the setup has ended, unless the user leaves it for another factor', () => {
    each(({ before, event, after }) => {
      if (before.status !== 'expired' && before.status !== 'enrolled') return;
      const forGood = before.status === 'expired' && before.error.code === 'CHALLENGE_EXPIRED';
      if (forGood || (event.type !== 'left' && event.type !== 'canceled')) expect(after).toBe(before);
    });
  });

  it('prove nothing and open nothing before the required wait is over', () => {
    over(() => {
      let until = 0;
      return ({ before, event, after }) => {
        if (after === before) return;
        if (event.type === 'submitted' || event.type === 'start-requested' || event.type === 'wait-over') {
          expect(event.now).toBeGreaterThanOrEqual(until);
          until = 0; // once over, it stays over, even if the clock is set back afterwards
        }
        if (event.type === 'failed' && before.status !== 'resending')
          until = event.now + Number(event.error.retryAfter) * SECOND;
      };
    }, limited);
  });
});
