import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  answered,
  checkFailed,
  checkStarted,
  denied,
  stillPending,
} from '../../../src/core/challenge/approvalSteps.js';
import { type ChallengeEvent, challengeFlow } from '../../../src/core/challenge/challengeFlow.js';
import type { ChallengeMethod } from '../../../src/core/challenge/challengeMethod.js';
import {
  availableMethods,
  type ChallengeState,
  canSend,
  isAwaiting,
  methodOf,
} from '../../../src/core/challenge/challengeState.js';
import { startChallenge } from '../../../src/core/challenge/startChallenge.js';
import type { MfaFactor } from '../../../src/core/contract/adapter.js';
import {
  anyAttempt,
  anyError,
  anyStep,
  errorCodes,
  inOrder,
  keysOf,
  type Step,
  secretsIn,
  T0,
  walk,
} from '../flowWalk.js';
import { app, approvals, error, key, mail, phone, push } from './challengeFixtures.js';

type Status = ChallengeState['status'];
const COMMON =
  'attemptsLeft automaticChecks can canResend challengeId clockSkewMs deliveries expiresAt factors failures ledTo rateLimits requestId selected status timeUp totpFailures tried'.split(
    ' ',
  );
const AWAITING = ['error', 'waitUntil'];
/** The fields of each status, in addition to the common ones. */
const own: Record<Status, string[]> = {
  'awaiting-code': AWAITING,
  'awaiting-backup-code': AWAITING,
  'awaiting-passkey': AWAITING,
  'awaiting-approval': [],
  'approval-ended': ['error', 'reason'],
  'choosing-method': ['error'],
  sending: ['started'],
  verifying: [],
  blocked: ['error', 'until'],
  expired: ['error'],
  'lost-access': ['choosing'],
  verified: [],
  leaving: ['left'],
};
const fields = new Map(
  Object.entries(own).map(([status, names]) => [status, inOrder([...COMMON, ...names]).join(' ')]),
);
const isInFlight = (state: ChallengeState): boolean =>
  state.status === 'sending' ||
  state.status === 'verifying' ||
  (state.status === 'awaiting-approval' && !!state.checking);
const isDone = ({ status }: ChallengeState): boolean =>
  status === 'verified' || status === 'expired' || status === 'leaving';

const seconds = fc.option(fc.constantFrom(0, 20, 600), { nil: undefined });
const factorSets: MfaFactor[][] = [
  [],
  [app],
  [phone],
  [key],
  [app, phone],
  [phone, mail],
  [mail, key, app],
  [app, phone, mail, key],
  [push],
  [push, phone, app],
];
const start = fc
  .record({
    factors: fc.constantFrom(...factorSets),
    can: fc.record({
      send: fc.boolean(),
      backupCode: fc.boolean(),
      passkey: fc.boolean(),
      approval: fc.boolean(),
      methods: fc.constant(approvals.methods),
    }),
    sentTo: fc.constantFrom(undefined, undefined, 'phone', 'mail', 'push'),
    expiresIn: seconds,
    resendIn: seconds,
  })
  .map(({ factors, can, sentTo, expiresIn, resendIn }) =>
    startChallenge({
      challenge: {
        challengeId: 'c1',
        factors,
        ...(sentTo && { sentTo }),
        ...(expiresIn !== undefined && { expiresIn }),
        ...(resendIn !== undefined && { resendIn }),
      },
      can,
      now: T0,
    }),
  );

const update = fc.record(
  {
    challengeId: fc.constantFrom('c2', 'c3'),
    resendIn: fc.constantFrom(0, 60),
    expiresIn: fc.constantFrom(5, 600),
    approval: fc.constantFrom({}, { number: '27', expiresIn: 60 }),
  },
  { requiredKeys: [] },
);
const event: fc.Arbitrary<ChallengeEvent> = fc.oneof(
  fc.constantFrom<ChallengeEvent>(
    { type: 'methods-opened' },
    { type: 'backup-code-chosen' },
    { type: 'access-lost' },
    { type: 'back' },
    { type: 'edited' },
    { type: 'left' },
  ),
  fc.constantFrom<ChallengeEvent>({ type: 'back' }, { type: 'back' }, { type: 'leave-requested' }),
  fc
    .constantFrom('app', 'phone', 'mail', 'key', 'push', '__proto__', undefined)
    .map((factorId): ChallengeEvent => ({ type: 'factor-chosen', factorId })),
  fc
    .tuple(
      fc.constantFrom('resend-requested', 'resend-requested', 'submitted', 'submitted', 'time-ran-out', 'wait-over'),
      anyStep,
    )
    .map(([type, now]): ChallengeEvent => ({ type, now }) as ChallengeEvent),
  fc.record({ type: fc.constant('sent' as const), requestId: anyAttempt, update, now: anyStep }),
  fc.record({ type: fc.constant('failed' as const), requestId: anyAttempt, error: anyError, now: anyStep }),
  fc.record({ type: fc.constant('verified' as const), requestId: anyAttempt }),
  fc.record({
    type: fc.constant('approval' as const),
    requestId: anyAttempt,
    step: fc.oneof(
      fc.constantFrom(
        checkStarted,
        checkStarted,
        checkStarted,
        answered,
        denied,
        stillPending(undefined),
        stillPending(0),
      ),
      anyError.map(checkFailed),
    ),
    now: anyStep,
  }),
);

const wayName = (selected: ChallengeMethod): string =>
  'factor' in selected ? `${selected.kind} ${selected.factor?.id}` : selected.kind;
/** How many milliseconds an error requires to wait. */
const pauseOf = ({ retryAfter = 30 }: { retryAfter?: number }): number => retryAfter * 1000;

/** A walk through the flow. `watch` can keep state. */
const over = (watch: (first: ChallengeState) => (step: Step<ChallengeState, ChallengeEvent>) => void): void =>
  walk({ flow: challengeFlow, start, event, watch });
const each = (check: (step: Step<ChallengeState, ChallengeEvent>) => void): void => over(() => check);

it('reaches every status, so that the walks below prove something', () => {
  const seen = new Set<string>();
  each(({ after }) => void seen.add(after.status));
  expect(inOrder(seen)).toEqual(inOrder(Object.keys(own)));
});

it('has only the fields of its status, and no secret in any', () => {
  each(({ after }) => {
    const {
      checkAt: _,
      checking: __,
      unanswered: ___,
      ...others
    } = { checkAt: 0, checking: 0, unanswered: 0, ...after };
    expect(keysOf(others)).toBe(fields.get(after.status));
    expect(secretsIn(after)).toEqual([]);
  });
});

it('is passed only by the response to the newest proof, while it is being checked', () => {
  each(({ before, event, after }) => {
    if (after.status !== 'verified' || before.status === 'verified') return;
    expect([before.status, event]).toEqual(['verifying', { type: 'verified', requestId: before.requestId }]);
  });
});

it('ignores every response to another request', () => {
  each(({ before, event, after }) => {
    if ('requestId' in event && event.requestId !== before.requestId) expect(after).toBe(before);
  });
});

it("doesn't change once it has ended", () => {
  each(({ before, event, after }) => {
    if (isDone(before) && after !== before) expect(event.type).toMatch(/^(leave-requested|left)$/);
    if (before.status === 'verified') expect(after).toBe(before);
    if (before.status === 'leaving') expect(after.status).toBe('leaving');
  });
});

it('has one request in flight: each has a number, and no other proof or send runs meanwhile', () => {
  each(({ before, event, after }) => {
    const starts = isInFlight(after) && after.requestId !== before.requestId;
    expect(after.requestId - before.requestId).toBe(starts ? 1 : 0);
    if (isInFlight(after) && !isInFlight(before)) expect(starts).toBe(true);
    // the exception: another factor is chosen while a code is being sent to the first, or while
    // a passkey prompt is open
    if (starts && isInFlight(before)) {
      expect([event.type, after.status]).toEqual(['factor-chosen', 'sending']);
      if (before.status === 'verifying') expect(before.selected.kind).toBe('passkey');
      expect(wayName(after.selected)).not.toBe(wayName(before.selected));
    }
  });
});

it('leaves the check of a proof only on its response, except for a passkey, whose prompt may hang', () => {
  each(({ before, event, after }) => {
    if (before.status !== 'verifying' || after.status === 'verifying') return;
    if (before.selected.kind !== 'passkey') expect(['verified', 'failed', 'leave-requested']).toContain(event.type);
  });
});

it('leaves a request that failed, whatever the reason', () => {
  const refusals = errorCodes.map((code) => error(code));
  each(({ after: state }) => {
    if (!isInFlight(state) || state.status === 'awaiting-approval') return; // its errors are handled by steps
    const { requestId } = state;
    const next = refusals.map((refusal) =>
      challengeFlow(state, { type: 'failed', requestId, error: refusal, now: T0 }),
    );
    expect(next.filter((to) => isInFlight(to) || to.status === 'verified')).toEqual([]);
  });
});

it('can reach "verified" from everywhere but the ends', () => {
  const MUCH_LATER = T0 + 1e9;
  const next = (state: ChallengeState): ChallengeEvent => {
    const { requestId, status } = state;
    if (state.status === 'awaiting-approval')
      return { type: 'approval', requestId, step: state.checking ? answered : checkStarted, now: T0 };
    if (status === 'approval-ended') return { type: 'resend-requested', now: MUCH_LATER };
    if (status === 'sending' && state.selected.kind === 'approval')
      return { type: 'sent', requestId, update: {}, now: T0 };
    if (status === 'sending') return { type: 'failed', requestId, error: error('NETWORK'), now: MUCH_LATER };
    if (status === 'verifying') return { type: 'verified', requestId };
    if (status === 'blocked') return { type: 'wait-over', now: MUCH_LATER };
    return isAwaiting(state) ? { type: 'submitted', now: MUCH_LATER } : { type: 'back' };
  };
  each(({ after }) => {
    // the end of this challenge: the host's `onRestart`, and its support
    if (
      after.status === 'leaving' ||
      after.status === 'expired' ||
      (after.selected.kind === 'approval' && !canSend(after)) ||
      (after.status === 'blocked' && after.until === undefined)
    )
      return;
    let state: ChallengeState = after;
    for (let steps = 0; steps < 8 && state.status !== 'verified'; steps++) state = challengeFlow(state, next(state));
    expect(state.status).toBe('verified');
  });
});

it("keeps the challenge's data, and shows only its methods", () => {
  over((first) => ({ after }) => {
    const { challengeId, factors, can, selected } = after;
    expect(challengeId === first.challengeId && factors === first.factors && can === first.can).toBe(true);
    expect(availableMethods(after).some((known) => wayName(known) === wayName(selected))).toBe(true);
    if (after.status === 'sending') expect(methodOf(after)).toMatch(/^(sms|email|push)$/);
    if (isAwaiting(after)) expect(after.status).toBe(`awaiting-${selected.kind}`);
  });
});

it('never decreases a count, and increases it by at most one per step', () => {
  each(({ before, after }) => {
    const failures = after.failures - before.failures;
    const totpFailures = after.totpFailures - before.totpFailures;
    expect(failures === 0 || failures === 1).toBe(true);
    expect(totpFailures === 0 || totpFailures === failures).toBe(true);
  });
});

it('only shows that the time has run out, and changes nothing else (WCAG 2.2.1)', () => {
  each(({ before, event, after }) => {
    if (event.type === 'time-ran-out' && after !== before) expect(after).toEqual({ ...before, timeUp: true });
    if (after.timeUp) expect(after.expiresAt).toBeDefined();
  });
});

it('proves nothing before the required wait is over, wherever the user has been meanwhile', () => {
  over(() => {
    const waits = new Map<string, number>();
    let lockedUntil = 0;
    return ({ before, event, after }) => {
      const selected = wayName(after.selected);
      if (event.type === 'submitted' && after !== before) {
        expect(event.now).toBeGreaterThanOrEqual(waits.get(selected) ?? 0);
        expect(event.now).toBeGreaterThanOrEqual(lockedUntil);
        waits.delete(selected); // once over, it stays over, even if the clock is set back afterwards
      }
      if (event.type === 'wait-over' && after !== before) {
        expect(event.now).toBeGreaterThanOrEqual(
          before.status === 'blocked' ? lockedUntil : (waits.get(selected) ?? 0),
        );
        if (before.status === 'blocked') lockedUntil = 0;
        else waits.delete(selected);
      }
      if (event.type !== 'failed' || after === before) return;
      const until = event.now + pauseOf(event.error);
      if (event.error.code === 'RATE_LIMITED' && before.status === 'verifying') waits.set(selected, until);
      if (event.error.code === 'LOCKED')
        lockedUntil = event.error.retryAfter === undefined ? Number.POSITIVE_INFINITY : until;
    };
  });
});

it('gives a reason whenever it waits', () => {
  each(({ after }) => {
    if (isAwaiting(after) && after.waitUntil !== undefined) expect(after.error).toBeDefined();
  });
});

it('sends to no factor again before the cooldown is over', () => {
  over((first) => {
    const ready = new Map([...first.deliveries].map(([id, { resendAt }]) => [`code ${id}`, resendAt ?? 0]));
    return ({ before, event, after }) => {
      const selected = wayName(after.selected);
      if (after.status === 'sending' && after.requestId !== before.requestId && ready.has(selected)) {
        expect(event.type).toBe('resend-requested');
        expect('now' in event && event.now).toBeGreaterThanOrEqual(ready.get(selected) ?? 0);
      }
      if (after === before || before.status !== 'sending') return;
      if (event.type === 'sent') ready.set(selected, event.now + pauseOf({ retryAfter: event.update.resendIn ?? 30 }));
      if (event.type === 'failed' && event.error.code === 'RATE_LIMITED')
        ready.set(selected, event.now + pauseOf(event.error));
    };
  });
});
