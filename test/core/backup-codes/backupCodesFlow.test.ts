import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackupCodesEvent,
  type BackupCodesState,
  backupCodesFlow,
  startBackupCodes,
} from '../../../src/core/backup-codes/backupCodesFlow.js';
import { MfaError, type MfaErrorCode } from '../../../src/core/contract/error.js';
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

type Status = BackupCodesState['status'];
const LATER = T0 + 3_600_000;
const codes = new SecretBox(['a', 'b', 'c']);
const fresh = new SecretBox(['d', 'e', 'f', 'g']);
const moved = (state: BackupCodesState, ...events: BackupCodesEvent[]): BackupCodesState =>
  events.reduce(backupCodesFlow, state);
const failed = (state: BackupCodesState, cause: MfaError | MfaErrorCode): BackupCodesState => {
  const error = typeof cause === 'string' ? new MfaError(cause) : cause;
  return moved(state, { type: 'failed', requestId: state.requestId, error, now: T0 });
};

const idle = startBackupCodes({ left: 2 });
const confirming = moved(idle, { type: 'regenerate-requested', now: T0 });
const generating = moved(confirming, { type: 'regenerate-confirmed' });
const showing = moved(generating, { type: 'generated', requestId: generating.requestId, codes: fresh });
const warned = moved(showing, { type: 'leave-requested' });
const ticked = moved(showing, { type: 'saved-ticked', saved: true });
const saved = moved(ticked, { type: 'leave-requested' });

type Name = Exclude<BackupCodesEvent['type'], 'saved-ticked'> | `saved-ticked, ${'on' | 'off'}`;
const events: Record<Name, (state: BackupCodesState) => BackupCodesEvent> = {
  'regenerate-requested': () => ({ type: 'regenerate-requested', now: LATER }),
  'regenerate-declined': () => ({ type: 'regenerate-declined' }),
  'regenerate-confirmed': () => ({ type: 'regenerate-confirmed' }),
  generated: ({ requestId }) => ({ type: 'generated', requestId, codes: fresh }),
  failed: ({ requestId }) => ({ type: 'failed', requestId, error: new MfaError('SERVER'), now: LATER }),
  'codes-given': () => ({ type: 'codes-given', codes }),
  'saved-ticked, on': () => ({ type: 'saved-ticked', saved: true }),
  'saved-ticked, off': () => ({ type: 'saved-ticked', saved: false }),
  'leave-requested': () => ({ type: 'leave-requested' }),
  'wait-over': () => ({ type: 'wait-over', now: LATER }),
};
const names = Object.keys(events) as Name[];

/** The next status for each event. An event that isn't listed returns the same object. */
const table: Record<Status, [note: string, state: BackupCodesState, moves: Partial<Record<Name, Status>>][]> = {
  idle: [
    ['', idle, { 'regenerate-requested': 'confirming', 'codes-given': 'showing' }],
    [
      'after a failure',
      failed(generating, 'SERVER'),
      { 'regenerate-requested': 'confirming', 'codes-given': 'showing' },
    ],
    ['under a lock', failed(generating, 'LOCKED'), { 'codes-given': 'showing' }],
    [
      'under a rate limit',
      failed(generating, 'RATE_LIMITED'),
      { 'regenerate-requested': 'confirming', 'wait-over': 'idle', 'codes-given': 'showing' },
    ],
  ],
  confirming: [
    ['', confirming, { 'regenerate-declined': 'idle', 'regenerate-confirmed': 'generating', 'codes-given': 'showing' }],
  ],
  generating: [
    ['', generating, { generated: 'showing', failed: 'idle', 'codes-given': 'generating' }],
    [
      'with codes that were given',
      moved(generating, { type: 'codes-given', codes }),
      { generated: 'showing', failed: 'showing', 'codes-given': 'generating' },
    ],
  ],
  showing: [
    ['', showing, { 'saved-ticked, on': 'showing', 'leave-requested': 'showing', 'codes-given': 'showing' }],
    [
      'and warning',
      warned,
      { 'saved-ticked, on': 'showing', 'saved-ticked, off': 'showing', 'codes-given': 'showing' },
    ],
    ['and ticked', ticked, { 'saved-ticked, off': 'showing', 'leave-requested': 'saved', 'codes-given': 'showing' }],
  ],
  saved: [['', saved, { 'regenerate-requested': 'confirming', 'codes-given': 'showing' }]],
};

describe('backupCodesFlow', () => {
  const rows = Object.entries(table).flatMap(([status, states]) =>
    states.map(([note, state, moves]) => ({ status, note, state: frozen(state), moves })),
  );

  describe.each(rows)('when $status $note', ({ status, state, moves }) => {
    it('is reached', () => expect(state.status).toBe(status));

    it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
      const next = backupCodesFlow(state, events[name](state));
      if (to === 'nowhere') expect(next).toBe(state);
      else expect([next === state, next.status]).toEqual([false, to]);
    });

    it.each(['generated', 'failed'] as const)('drops a stale %s', (name) => {
      for (const requestId of [state.requestId - 1, state.requestId + 1, -1, Number.NaN])
        expect(backupCodesFlow(state, { ...events[name](state), requestId } as BackupCodesEvent)).toBe(state);
    });
  });
});

describe('the start', () => {
  it.each<[string, Parameters<typeof startBackupCodes>[0], object]>([
    [
      'shows codes that are there',
      { codes, left: 3, ask: true },
      { status: 'showing', codes, saved: false, warned: false },
    ],
    [
      'asks first if the user has already clicked for new ones',
      { ask: true, left: 3 },
      { status: 'confirming', left: 3 },
    ],
    ['creates nothing automatically', {}, { status: 'idle', left: undefined, error: undefined, waitUntil: undefined }],
  ])('%s', (_, given, state) => {
    expect(startBackupCodes(given)).toMatchObject({ requestId: 0, ...state });
  });
});

describe('the confirmation that codes are saved', () => {
  it("warns that the codes aren't saved, until the checkbox is selected", () => {
    expect(showing).toMatchObject({ saved: false, warned: false });
    expect(warned).toEqual({ ...showing, warned: true });
    expect(moved(warned, { type: 'saved-ticked', saved: true })).toMatchObject({ saved: true, warned: false });
  });

  it('is required again when the checkbox is cleared', () => {
    const untick = moved(ticked, { type: 'saved-ticked', saved: false }, { type: 'leave-requested' });
    expect(untick).toMatchObject({ status: 'showing', saved: false, warned: true, codes: fresh });
  });

  it('continues with a selected checkbox, and counts the new codes', () => {
    expect(saved).toEqual({ status: 'saved', requestId: 1, left: 4 });
  });

  it("keeps the server's count if the codes are already wiped", () => {
    const box = new SecretBox(['a']);
    const state = moved(startBackupCodes({ codes: box, left: 7 }), { type: 'saved-ticked', saved: true });
    box.wipe();
    expect(moved(state, { type: 'leave-requested' })).toMatchObject({ status: 'saved', left: 7 });
  });
});

describe('the number of codes left', () => {
  it("is the server's, until new ones are saved", () => {
    for (const state of [idle, confirming, generating, showing, ticked, failed(generating, 'NETWORK')])
      expect(state.left).toBe(2);
    expect(moved(confirming, { type: 'regenerate-declined' })).toEqual(idle);
  });
});

/** Whether the error is shown to the user, and whether they have to wait. */
const afterRefusal = {
  INVALID_CODE: ['shown', 'at once'],
  BACKUP_CODE_USED: ['shown', 'at once'],
  CODE_EXPIRED: ['shown', 'at once'],
  DELIVERY_FAILED: ['shown', 'at once'],
  CHALLENGE_EXPIRED: ['shown', 'at once'],
  ENROLLMENT_EXPIRED: ['shown', 'at once'],
  TOO_MANY_ATTEMPTS: ['shown', 'at once'],
  RATE_LIMITED: ['shown', 'waits'],
  LOCKED: ['shown', 'waits if a time is given'],
  INVALID_PHONE_NUMBER: ['shown', 'at once'],
  INVALID_CREDENTIALS: ['shown', 'at once'],
  ALREADY_ENROLLED: ['shown', 'at once'],
  REAUTH_REQUIRED: ['shown', 'at once'],
  METHOD_UNAVAILABLE: ['shown', 'at once'],
  CANCELLED: ['hidden', 'at once'],
  NETWORK: ['shown', 'at once'],
  SERVER: ['shown', 'at once'],
  UNKNOWN: ['shown', 'at once'],
  FORBIDDEN: ['shown', 'at once'],
} satisfies Record<MfaErrorCode, ['shown' | 'hidden', 'waits' | 'waits if a time is given' | 'at once']>;

describe.each(errorCodes)('%s', (code) => {
  const [shown, again] = afterRefusal[code];

  it(`is ${shown}, and new codes can be requested ${again === 'at once' ? again : 'when the wait is over'}`, () => {
    for (const [retryAfter, seconds] of [
      [undefined, 30],
      [90, 90],
    ] as const) {
      const error = new MfaError(code, retryAfter === undefined ? {} : { retryAfter });
      const waits = again === 'waits' || (again === 'waits if a time is given' && retryAfter !== undefined);
      const waitUntil = waits ? T0 + seconds * SECOND : undefined;
      const next = failed(generating, error);
      expect(next).toEqual({ ...idle, requestId: 1, error: shown === 'shown' ? error : undefined, waitUntil });
      if (waitUntil === undefined) continue;
      expect(moved(next, { type: 'regenerate-requested', now: waitUntil - 1 })).toBe(next);
      expect(moved(next, { type: 'wait-over', now: waitUntil - 1 })).toBe(next);
      expect(moved(next, { type: 'regenerate-requested', now: waitUntil }).status).toBe('confirming');
      expect(moved(next, { type: 'wait-over', now: waitUntil })).toEqual({ ...idle, requestId: 1 });
    }
  });
});

const own: Record<Status, string[]> = {
  idle: ['error', 'waitUntil'],
  confirming: [],
  generating: ['given'],
  showing: ['codes', 'saved', 'warned'],
  saved: [],
};

describe('random events', () => {
  const event: fc.Arbitrary<BackupCodesEvent> = fc.oneof(
    fc.constantFrom<BackupCodesEvent>(
      { type: 'regenerate-declined' },
      { type: 'regenerate-confirmed' },
      { type: 'regenerate-confirmed' },
      { type: 'leave-requested' },
    ),
    fc.boolean().map((ticks): BackupCodesEvent => ({ type: 'saved-ticked', saved: ticks })),
    fc.record({ type: fc.constantFrom('regenerate-requested', 'wait-over'), now: anyStep }),
    fc.record({ type: fc.constant('generated' as const), requestId: anyAttempt, codes: fc.constant(fresh) }),
    fc.record({ type: fc.constant('failed' as const), requestId: anyAttempt, error: anyError, now: anyStep }),
  );
  const start = fc
    .record({ codes: fc.constantFrom(codes, undefined), left: fc.constantFrom(undefined, 0, 3), ask: fc.boolean() })
    .map(startBackupCodes);
  const over = (watch: () => (step: Step<BackupCodesState, BackupCodesEvent>) => void): void =>
    walk({ flow: backupCodesFlow, start, event, watch });
  const each = (check: (step: Step<BackupCodesState, BackupCodesEvent>) => void): void => over(() => check);

  it('reach every status, with only its own fields, and with codes only while they are shown', () => {
    const seen = new Set<string>();
    each(({ after }) => {
      seen.add(after.status);
      expect(keysOf(after)).toBe(inOrder(['status', 'requestId', 'left', ...own[after.status]]).join(' '));
      expect(secretsIn(after).filter((path) => path !== 'given')).toEqual(after.status === 'showing' ? ['codes'] : []);
    });
    expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
  });

  it('create new codes only after the user has confirmed it', () => {
    each(({ before, event, after }) => {
      if (after.status !== 'generating' || before.status === 'generating') return;
      expect([before.status, event.type, after.requestId]).toEqual([
        'confirming',
        'regenerate-confirmed',
        before.requestId + 1,
      ]);
    });
  });

  it('keep one request in flight, and ignore every response to another one', () => {
    each(({ before, event, after }) => {
      const starts = after.status === 'generating' && before.status !== 'generating';
      expect(after.requestId - before.requestId).toBe(starts ? 1 : 0);
      if ('requestId' in event && event.requestId !== before.requestId) expect(after).toBe(before);
      if (before.status === 'generating' && after !== before) expect(['generated', 'failed']).toContain(event.type);
    });
  });

  it('show codes only as the response to the newest request', () => {
    each(({ before, event, after }) => {
      if (after.status !== 'showing' || before.status === 'showing') return;
      expect(event).toEqual({ type: 'generated', requestId: before.requestId, codes: fresh });
    });
  });

  it('leave the codes only when the user continues, with the checkbox selected', () => {
    each(({ before, event, after }) => {
      if (before.status !== 'showing' || after.status === 'showing') return;
      expect([before.saved, event.type, after.status]).toEqual([true, 'leave-requested', 'saved']);
    });
  });

  it('request nothing from the server before the wait is over', () => {
    over(() => {
      let until = 0;
      return ({ before, event, after }) => {
        if (after === before) return;
        if (event.type === 'regenerate-requested' || event.type === 'wait-over') {
          expect(event.now).toBeGreaterThanOrEqual(until);
          until = 0; // once over, it stays over, even if the clock is set back afterwards
        }
        if (event.type !== 'failed') return;
        const { code, retryAfter = code === 'RATE_LIMITED' ? 30 : 0 } = event.error;
        if (code === 'RATE_LIMITED' || code === 'LOCKED') until = event.now + retryAfter * SECOND;
      };
    });
  });

  it('can reach "saved" from everywhere but a lock, during which nothing is tried', () => {
    const now = T0 + 1e9;
    const next = (state: BackupCodesState): BackupCodesEvent => {
      switch (state.status) {
        case 'idle':
          return { type: 'regenerate-requested', now };
        case 'confirming':
          return { type: 'regenerate-confirmed' };
        case 'generating':
          return { type: 'generated', requestId: state.requestId, codes: fresh };
        default:
          return 'saved' in state && !state.saved ? { type: 'saved-ticked', saved: true } : { type: 'leave-requested' };
      }
    };
    each(({ after }) => {
      if (after.status === 'idle' && after.error?.code === 'LOCKED' && after.waitUntil === undefined) {
        expect(backupCodesFlow(after, next(after))).toBe(after);
        return;
      }
      let state: BackupCodesState = after;
      for (let steps = 0; steps < 5 && state.status !== 'saved'; steps++) state = backupCodesFlow(state, next(state));
      expect(state.status).toBe('saved');
    });
  });
});
