import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MfaFactor, MfaLoginResult } from '../../../src/core/contract/adapter.js';
import { nextMfaStep } from '../../../src/core/sign-in/nextMfaStep.js';
import {
  type SignInEvent,
  type SignInNext,
  type SignInState,
  signInFlow,
  startSignIn,
} from '../../../src/core/sign-in/signInFlow.js';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import { frozen, inOrder, keysOf, type Step, secretsIn, walk } from '../flowWalk.js';

type Status = SignInState['status'];
const codes = new SecretBox(['a', 'b']);
const factors: MfaFactor[] = [{ id: 'f1', method: 'totp' }];
const moved = (state: SignInState, ...events: SignInEvent[]): SignInState => events.reduce(signInFlow, state);
const login = (answer: Partial<MfaLoginResult> & { mfaEnrolled?: boolean }): MfaLoginResult => {
  const { mfaEnrolled = false, ...rest } = answer;
  return { mfaRequired: true, user: { mfaEnrolled }, ...rest };
};

describe('the answer of login', () => {
  it.each<[string, MfaLoginResult, SignInState]>([
    [
      'that needs a proof leads to the challenge, with all that is known of it',
      login({ mfaEnrolled: true, challengeId: 'c1', factors, sentTo: 'f1', expiresIn: 0, resendIn: 0, tokens: 't' }),
      { status: 'challenging', challenge: { challengeId: 'c1', factors, sentTo: 'f1', expiresIn: 0, resendIn: 0 } },
    ],
    [
      'that knows no more than an id leads to the challenge',
      login({ mfaEnrolled: true, challengeId: 'c1' }),
      { status: 'challenging', challenge: { challengeId: 'c1' } },
    ],
    [
      'that forces an enrollment hands the challenge and the methods on',
      login({ challengeId: 'c1', enrollable: ['totp'] }),
      { status: 'enrolling', required: true, challengeId: 'c1', methods: ['totp'] },
    ],
    [
      'that forces an enrollment without a challenge leads there too',
      login({ challengeId: null }),
      { status: 'enrolling', required: true, challengeId: undefined, methods: undefined },
    ],
    [
      'that recommends an enrollment opens the session first',
      login({ mfaRequired: false, tokens: 't', enrollment: 'recommended', enrollable: ['sms'] }),
      { status: 'opening-session', next: { step: 'enroll', methods: ['sms'] } },
    ],
    [
      'that needs nothing opens the session',
      login({ mfaRequired: false, tokens: 't' }),
      { status: 'opening-session', next: { step: 'finish' } },
    ],
  ])('%s', (_, answer, state) => {
    expect(startSignIn(answer)).toEqual(state);
  });

  it.each([null, undefined, ''])(
    'that needs a proof and names no challenge (%s) asks to sign in again',
    (challengeId) => {
      const answer = {
        ...login({ mfaEnrolled: true, tokens: 't' }),
        ...(challengeId !== undefined && { challengeId }),
      };
      expect(startSignIn(answer)).toMatchObject({ status: 'must-restart', error: { code: 'SERVER' } });
    },
  );

  it('never carries its tokens into the state', () => {
    for (const answer of [
      login({ mfaEnrolled: true, challengeId: 'c', tokens: 'TOKEN' }),
      login({ mfaRequired: false, tokens: 'TOKEN' }),
    ])
      expect(JSON.stringify(startSignIn(answer))).not.toContain('TOKEN');
  });
});

const nexts: Record<SignInNext['step'], SignInNext> = {
  enroll: { step: 'enroll', methods: ['totp'] },
  'save-codes': { step: 'save-codes', codes },
  'offer-codes': { step: 'offer-codes', left: 2 },
  finish: { step: 'finish' },
};
const passed = (step: SignInNext['step']): SignInEvent => ({ type: 'challenge-passed', next: nexts[step] });
const enrolled = (sessionOpen: boolean, hasSession: boolean): SignInEvent => ({
  type: 'enrolled',
  sessionOpen,
  hasSession,
});

type Name =
  | Exclude<SignInEvent['type'], 'challenge-passed' | 'enrolled'>
  | `challenge-passed, ${SignInNext['step']}`
  | `enrolled, ${'session open' | 'session to open' | 'no session'}`;
const events: Record<Name, SignInEvent> = {
  'session-opened': { type: 'session-opened' },
  'session-refused': { type: 'session-refused' },
  'session-retried': { type: 'session-retried' },
  'challenge-passed, enroll': passed('enroll'),
  'challenge-passed, save-codes': passed('save-codes'),
  'challenge-passed, offer-codes': passed('offer-codes'),
  'challenge-passed, finish': passed('finish'),
  'enrolled, session open': enrolled(true, true),
  'enrolled, session to open': enrolled(false, true),
  'enrolled, no session': enrolled(false, false),
  skipped: { type: 'skipped' },
  'codes-saved': { type: 'codes-saved' },
  'codes-declined': { type: 'codes-declined' },
};
const names = Object.keys(events) as Name[];

const challenging = startSignIn(login({ mfaEnrolled: true, challengeId: 'c1' }));
const forced = startSignIn(login({ challengeId: 'c1' }));
const opening = (step: SignInNext['step']): SignInState => moved(challenging, passed(step));
const offered = moved(startSignIn(login({ mfaRequired: false, tokens: 't', enrollment: 'recommended' })), {
  type: 'session-opened',
});
const afterEnrollment: Partial<Record<Name, Status>> = {
  'enrolled, session open': 'finished',
  'enrolled, session to open': 'opening-session',
  'enrolled, no session': 'must-restart',
};

/** Where each event leads; one that is not named leaves the very same object. */
const table: Record<Status, [note: string, state: SignInState, moves: Partial<Record<Name, Status>>][]> = {
  challenging: [
    [
      '',
      challenging,
      {
        'challenge-passed, enroll': 'opening-session',
        'challenge-passed, save-codes': 'opening-session',
        'challenge-passed, offer-codes': 'opening-session',
        'challenge-passed, finish': 'opening-session',
      },
    ],
  ],
  enrolling: [
    ['because it is required', forced, afterEnrollment],
    ['because it is recommended', offered, { ...afterEnrollment, skipped: 'finished' }],
  ],
  'opening-session': [
    ['before an enrollment', opening('enroll'), { 'session-opened': 'enrolling', 'session-refused': 'session-failed' }],
    [
      'before new codes',
      opening('save-codes'),
      { 'session-opened': 'saving-codes', 'session-refused': 'session-failed' },
    ],
    [
      'before an offer',
      opening('offer-codes'),
      { 'session-opened': 'offering-codes', 'session-refused': 'session-failed' },
    ],
    ['at the end', opening('finish'), { 'session-opened': 'finished', 'session-refused': 'session-failed' }],
  ],
  'session-failed': [
    ['', moved(opening('save-codes'), { type: 'session-refused' }), { 'session-retried': 'opening-session' }],
  ],
  'saving-codes': [['', moved(opening('save-codes'), { type: 'session-opened' }), { 'codes-saved': 'finished' }]],
  'offering-codes': [
    [
      '',
      moved(opening('offer-codes'), { type: 'session-opened' }),
      { 'codes-saved': 'finished', 'codes-declined': 'finished' },
    ],
  ],
  finished: [['', moved(opening('finish'), { type: 'session-opened' }), {}]],
  'must-restart': [['', moved(forced, enrolled(false, false)), {}]],
};

describe('signInFlow', () => {
  const rows = Object.entries(table).flatMap(([status, states]) =>
    states.map(([note, state, moves]) => ({ status, note, state: frozen(state), moves })),
  );

  describe.each(rows)('when $status $note', ({ status, state, moves }) => {
    it('is reached', () => expect(state.status).toBe(status));

    it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
      const next = signInFlow(state, events[name]);
      if (to === 'nowhere') expect(next).toBe(state);
      else expect([next === state, next.status]).toEqual([false, to]);
    });
  });

  it('does the same after a refused session as without one', () => {
    for (const step of Object.keys(nexts) as SignInNext['step'][]) {
      const retried = moved(opening(step), { type: 'session-refused' }, { type: 'session-retried' });
      expect(retried).toEqual(opening(step));
    }
  });

  it('offers an enrollment after the session as something to be skipped, on the methods of the answer', () => {
    expect(moved(opening('enroll'), { type: 'session-opened' })).toEqual({
      status: 'enrolling',
      required: false,
      challengeId: undefined,
      methods: ['totp'],
    });
  });

  it('shows the codes, or how many are left, that came with the proof', () => {
    expect(moved(opening('save-codes'), { type: 'session-opened' })).toEqual({ status: 'saving-codes', codes });
    expect(moved(opening('offer-codes'), { type: 'session-opened' })).toEqual({ status: 'offering-codes', left: 2 });
  });

  it('says why it must be started again', () => {
    expect(moved(forced, enrolled(false, false))).toMatchObject({ error: { code: 'REAUTH_REQUIRED' } });
  });
});

const own: Record<Status, [fields: string[], secrets: string[]]> = {
  challenging: [['challenge'], []],
  enrolling: [['challengeId', 'methods', 'required'], []],
  // sealed: opened only by the screen that shows them
  'opening-session': [['next'], ['next.codes']],
  'session-failed': [['next'], ['next.codes']],
  'saving-codes': [['codes'], ['codes']],
  'offering-codes': [['left'], []],
  finished: [[], []],
  'must-restart': [['error'], []],
};

describe('random events', () => {
  const answer: fc.Arbitrary<MfaLoginResult> = fc.record(
    {
      mfaRequired: fc.boolean(),
      user: fc.record({ mfaEnrolled: fc.boolean() }),
      challengeId: fc.constantFrom(null, '', 'c1'),
      tokens: fc.constantFrom(null, 't'),
      enrollment: fc.constantFrom('required', 'recommended'),
      factors: fc.constantFrom<MfaFactor[]>([], factors),
      enrollable: fc.constantFrom<MfaLoginResult['enrollable'] & object>([], ['totp']),
    },
    { requiredKeys: ['mfaRequired', 'user'] },
  );
  const event = fc.constantFrom<SignInEvent>(...Object.values(events), ...Object.values(events).slice(0, 3));
  const over = (watch: (first: SignInState) => (step: Step<SignInState, SignInEvent>) => void): void =>
    walk({ flow: signInFlow, start: answer.map(startSignIn), event, watch });
  const each = (check: (step: Step<SignInState, SignInEvent>) => void): void => over(() => check);

  it('reach every status, with its own fields and the codes only where they are shown or sealed', () => {
    const seen = new Set<string>();
    each(({ after }) => {
      seen.add(after.status);
      const [fields, secrets] = own[after.status];
      expect(keysOf(after)).toBe(inOrder(['status', ...fields]).join(' '));
      expect(secretsIn(after).filter((path) => !secrets.includes(path))).toEqual([]);
    });
    expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
  });

  it('finish only with a session that the host has installed', () => {
    over(() => {
      let open = false;
      return ({ before, event, after }) => {
        if (after !== before && event.type === 'session-opened') open = true;
        if (after !== before && event.type === 'enrolled' && event.sessionOpen) open = true;
        if (after.status === 'finished') expect(open).toBe(true);
      };
    });
  });

  it('never get past a challenge that is not passed, or an enrollment that is required', () => {
    each(({ before, event, after }) => {
      if (after === before) return;
      if (before.status === 'challenging')
        expect([event.type, after.status]).toEqual(['challenge-passed', 'opening-session']);
      if (before.status === 'enrolling' && before.required) expect(event.type).toBe('enrolled');
    });
  });

  it('pass new codes over only when they are saved, and lose none before', () => {
    each(({ before, event, after }) => {
      if (after === before) return;
      if (before.status === 'saving-codes') expect(event.type).toBe('codes-saved');
      if ('next' in before && before.next.step === 'save-codes') expect(secretsIn(after)).toHaveLength(1);
    });
  });

  it('leave a way to "finished" from everywhere but the end without a session', () => {
    const next: Record<Status, SignInEvent> = {
      challenging: passed('finish'),
      enrolling: enrolled(false, true),
      'opening-session': { type: 'session-opened' },
      'session-failed': { type: 'session-retried' },
      'saving-codes': { type: 'codes-saved' },
      'offering-codes': { type: 'codes-declined' },
      finished: { type: 'session-opened' },
      'must-restart': { type: 'session-opened' },
    };
    each(({ after }) => {
      if (after.status === 'must-restart') return; // the host's `onRestart`
      let state: SignInState = after;
      for (let steps = 0; steps < 6 && state.status !== 'finished'; steps++)
        state = signInFlow(state, next[state.status]);
      expect(state.status).toBe('finished');
    });
  });

  it('start where nextMfaStep says', () => {
    const first = {
      done: 'opening-session',
      recommend: 'opening-session',
      challenge: 'challenging',
      enroll: 'enrolling',
    };
    fc.assert(
      fc.property(answer, (given) => {
        const step = nextMfaStep(given);
        const { status } = startSignIn(given);
        expect(status).toBe(step === 'challenge' && !given.challengeId ? 'must-restart' : first[step]);
      }),
    );
  });
});
