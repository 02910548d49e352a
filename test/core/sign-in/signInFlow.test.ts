import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MfaFactor, MfaLoginResult, MfaResult } from '../../../src/core/contract/adapter.js';
import { nextMfaStep } from '../../../src/core/sign-in/nextMfaStep.js';
import { type SignInEvent, type SignInNext, signInFlow } from '../../../src/core/sign-in/signInFlow.js';
import { type SignInState, startSignIn } from '../../../src/core/sign-in/startSignIn.js';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import { frozen, inOrder, keysOf, type Step, secretsIn, walk } from '../flowWalk.js';

type Status = SignInState['status'];
const codes = new SecretBox(['a', 'b']);
const factors: MfaFactor[] = [{ id: 'f1', method: 'totp' }];
const session = new SecretBox<MfaResult>({ verified: true });
const moved = (state: SignInState, ...events: SignInEvent[]): SignInState => events.reduce(signInFlow, state);
const login = (answer: Partial<MfaLoginResult> & { mfaEnrolled?: boolean }): MfaLoginResult => {
  const { mfaEnrolled = false, ...rest } = answer;
  return { mfaRequired: true, user: { mfaEnrolled }, ...rest };
};

describe('the response of login', () => {
  it.each<[string, MfaLoginResult, object]>([
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
    expect(startSignIn(answer)).toMatchObject({ step: 0, isOpen: false, ...state });
  });

  it.each([null, undefined, ''])(
    'that requires proof but names no challenge (%s) asks to sign in again',
    (challengeId) => {
      const answer = {
        ...login({ mfaEnrolled: true, tokens: 't' }),
        ...(challengeId !== undefined && { challengeId }),
      };
      expect(startSignIn(answer)).toMatchObject({ status: 'must-restart', error: { code: 'SERVER' } });
    },
  );

  it('never puts its tokens into the state', () => {
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
const passed = (step: SignInNext['step']): SignInEvent => ({ type: 'challenge-passed', session, next: nexts[step] });
const more = login({ mfaEnrolled: true, challengeId: 'c2' });
const begun: SignInEvent = { type: 'opening-started' };

type Name = Exclude<SignInEvent['type'], 'challenge-passed'> | `challenge-passed, ${SignInNext['step']}`;
const events: Record<Name, (state: SignInState) => SignInEvent> = {
  'opening-started': () => begun,
  'session-opened': ({ requestId }) => ({ type: 'session-opened', requestId }),
  'session-refused': ({ requestId }) => ({ type: 'session-refused', requestId }),
  'session-retried': () => ({ type: 'session-retried' }),
  'challenge-passed, enroll': () => passed('enroll'),
  'challenge-passed, save-codes': () => passed('save-codes'),
  'challenge-passed, offer-codes': () => passed('offer-codes'),
  'challenge-passed, finish': () => passed('finish'),
  'challenge-led-on': () => ({ type: 'challenge-led-on', login: more }),
  'session-renewed': () => ({ type: 'session-renewed', session: new SecretBox<MfaResult>({ tokens: 'new' }) }),
  'enrollment-led-on': () => ({ type: 'enrollment-led-on', login: new SecretBox(more) }),
  enrolled: () => ({ type: 'enrolled' }),
  skipped: () => ({ type: 'skipped' }),
  'codes-saved': () => ({ type: 'codes-saved' }),
  'codes-declined': () => ({ type: 'codes-declined' }),
  completed: () => ({ type: 'completed' }),
  'leave-requested': () => ({ type: 'leave-requested' }),
  left: () => ({ type: 'left' }),
};
const names = Object.keys(events) as Name[];

/** Sends the events one after the other, each for the current state. */
const through = (state: SignInState, ...steps: Name[]): SignInState =>
  steps.reduce((from, name) => signInFlow(from, events[name](from)), state);
const challenging = startSignIn(login({ mfaEnrolled: true, challengeId: 'c1' }));
const forced = startSignIn(login({ challengeId: 'c1' }));
const opening = (step: SignInNext['step']): SignInState => moved(challenging, passed(step), begun);
const opened = (step: SignInNext['step']): SignInState => through(opening(step), 'session-opened');
const recommended = startSignIn(login({ mfaRequired: false, tokens: 't', enrollment: 'recommended' }));
const offered = through(recommended, 'opening-started', 'session-opened');

type Moves = Partial<Record<Name, Status>>;
const away: Moves = { 'leave-requested': 'leaving', left: 'leaving' };
const settled: Moves = { 'session-refused': 'session-failed' };
const enrolling: Moves = { ...away, 'session-renewed': 'enrolling', 'enrollment-led-on': 'enrolling' };

/** The next status for each event. An event that isn't listed returns the same object. */
const table: Record<Status, [note: string, state: SignInState, moves: Moves][]> = {
  challenging: [
    [
      '',
      challenging,
      {
        ...away,
        'challenge-passed, enroll': 'opening-session',
        'challenge-passed, save-codes': 'opening-session',
        'challenge-passed, offer-codes': 'opening-session',
        'challenge-passed, finish': 'opening-session',
        'challenge-led-on': 'challenging',
      },
    ],
  ],
  enrolling: [
    ['because it is required', forced, { ...enrolling, enrolled: 'must-restart' }],
    ['because it is recommended', offered, { ...enrolling, enrolled: 'finished', skipped: 'finished' }],
    [
      'with a new session',
      through(offered, 'session-renewed'),
      { ...enrolling, 'opening-started': 'enrolling', enrolled: 'opening-session', skipped: 'finished' },
    ],
    [
      'while the host installs a new session',
      through(offered, 'session-renewed', 'opening-started'),
      {
        ...enrolling,
        'session-opened': 'enrolling',
        'session-refused': 'enrolling',
        enrolled: 'opening-session',
        skipped: 'finished',
      },
    ],
    [
      'that leads on',
      through(offered, 'enrollment-led-on'),
      { ...enrolling, enrolled: 'challenging', skipped: 'finished' },
    ],
  ],
  'opening-session': [
    [
      'that the host is not given yet',
      moved(challenging, passed('finish')),
      { ...away, 'opening-started': 'opening-session' },
    ],
    ['before an enrollment', opening('enroll'), { ...away, ...settled, 'session-opened': 'enrolling' }],
    ['before new codes', opening('save-codes'), { ...away, ...settled, 'session-opened': 'saving-codes' }],
    ['before an offer', opening('offer-codes'), { ...away, ...settled, 'session-opened': 'offering-codes' }],
    ['at the end', opening('finish'), { ...away, ...settled, 'session-opened': 'finished' }],
  ],
  'session-failed': [
    ['', through(opening('save-codes'), 'session-refused'), { ...away, 'session-retried': 'opening-session' }],
  ],
  'saving-codes': [['', opened('save-codes'), { ...away, 'codes-saved': 'finished' }]],
  'offering-codes': [['', opened('offer-codes'), { ...away, 'codes-saved': 'finished', 'codes-declined': 'finished' }]],
  finished: [
    ['', opened('finish'), { completed: 'finished' }],
    ['and handed over', through(opened('finish'), 'completed'), {}],
  ],
  'must-restart': [['', through(forced, 'enrolled'), away]],
  leaving: [
    ['', through(challenging, 'leave-requested'), { left: 'leaving' }],
    ['for good', through(challenging, 'left'), {}],
  ],
};

describe('signInFlow', () => {
  const rows = Object.entries(table).flatMap(([status, states]) =>
    states.map(([note, state, moves]) => ({ status, note, state: frozen(state), moves })),
  );

  describe.each(rows)('when $status $note', ({ status, state, moves }) => {
    it('is reached', () => expect(state.status).toBe(status));

    it.each(names.map((name) => [name, moves[name] ?? 'nowhere'] as const))('%s leads to %s', (name, to) => {
      const next = signInFlow(state, events[name](state));
      if (to === 'nowhere') expect(next).toBe(state);
      else expect([next === state, next.status]).toEqual([false, to]);
    });
  });

  it('ignores what the host reports about an earlier session', () => {
    for (const name of ['session-opened', 'session-refused'] as const) {
      const state = opening('finish');
      expect(signInFlow(state, { type: name, requestId: state.requestId - 1 })).toBe(state);
    }
  });

  it('gives the session to the host once, and again only on request', () => {
    const once = moved(challenging, passed('finish'), begun);
    expect(moved(once, begun)).toBe(once);
    const again = through(once, 'session-refused', 'session-retried', 'opening-started');
    expect(again).toMatchObject({ status: 'opening-session', isOpening: true, requestId: once.requestId + 1 });
    expect(again.session).toBe(session);
  });

  it('offers a recommended enrollment after the session, with the methods of the response', () => {
    expect(opened('enroll')).toMatchObject({ status: 'enrolling', required: false, methods: ['totp'], isOpen: true });
  });

  it('shows the codes, or the number left, that came with the proof', () => {
    expect(opened('save-codes')).toMatchObject({ status: 'saving-codes', codes });
    expect(opened('offer-codes')).toMatchObject({ status: 'offering-codes', left: 2 });
  });

  it('gives the reason to start again', () => {
    expect(through(forced, 'enrolled')).toMatchObject({ error: { code: 'REAUTH_REQUIRED' } });
  });

  it('counts the steps that an answer leads to', () => {
    expect(through(challenging, 'challenge-led-on')).toMatchObject({ step: 1, challenge: { challengeId: 'c2' } });
  });

  it('keeps no session when the user cancels, nor after it was delivered at the end', () => {
    for (const state of [through(opening('finish'), 'left'), through(opened('finish'), 'completed')])
      expect(state.session).toBeUndefined();
  });
});

const COMMON = ['challengeId', 'isOpen', 'isOpening', 'requestId', 'session', 'step'];
const own: Record<Status, [fields: string[], secrets: string[]]> = {
  challenging: [['challenge'], ['session']],
  enrolling: [
    ['methods', 'next', 'required'],
    ['session', 'next'],
  ],
  // sealed: only the screen that shows them opens them
  'opening-session': [['next'], ['session', 'next.codes']],
  'session-failed': [['next'], ['session', 'next.codes']],
  'saving-codes': [['codes'], ['session', 'codes']],
  'offering-codes': [['left'], ['session']],
  finished: [[], ['session']],
  'must-restart': [['error'], ['session']],
  leaving: [['left'], []],
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
  const requestId = fc.integer({ min: 0, max: 3 });
  const event = fc.oneof(
    requestId.chain((id) =>
      fc.constantFrom<SignInEvent>(...names.map((name) => events[name]({ ...challenging, requestId: id }))),
    ),
    requestId.map((id): SignInEvent => ({ type: 'session-opened', requestId: id })),
    fc.constant(begun),
  );
  const over = (watch: (first: SignInState) => (step: Step<SignInState, SignInEvent>) => void): void =>
    walk({ flow: signInFlow, start: answer.map((given) => startSignIn(given)), event, watch });
  const each = (check: (step: Step<SignInState, SignInEvent>) => void): void => over(() => check);

  it('reach every status, with only its own fields, and with codes only while they are shown or sealed', () => {
    const seen = new Set<string>();
    each(({ after }) => {
      seen.add(after.status);
      const [fields, secrets] = own[after.status];
      expect(keysOf(after)).toBe(inOrder(['status', ...COMMON, ...fields]).join(' '));
      expect(secretsIn(after).filter((path) => !secrets.includes(path))).toEqual([]);
    });
    expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
  });

  it('finish only with a session that the host has stored, or failed to store on the way', () => {
    over(() => {
      let isTaken = false;
      return ({ before, event, after }) => {
        if (after !== before && event.type === 'session-opened') isTaken = true;
        if (after.status === 'finished') expect(isTaken).toBe(true);
      };
    });
  });

  it("never get past a challenge that isn't passed, or a required enrollment", () => {
    each(({ before, event, after }) => {
      if (after === before || after.status === 'leaving') return;
      if (before.status === 'challenging') expect(event.type).toMatch(/^challenge-(passed|led-on)$/);
      if (before.status === 'enrolling' && before.required && after.status !== 'enrolling')
        expect(event.type).toBe('enrolled');
    });
  });

  it('leave new codes only when they are saved, and lose none before', () => {
    each(({ before, event, after }) => {
      if (after === before || after.status === 'leaving') return;
      if (before.status === 'saving-codes') expect(event.type).toBe('codes-saved');
      if ('next' in before && before.next && 'step' in before.next && before.next.step === 'save-codes')
        expect(secretsIn(after)).toContainEqual(expect.stringMatching(/codes$/));
    });
  });

  it('start as nextMfaStep says', () => {
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
