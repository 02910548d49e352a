import { describe, expect, it } from 'vitest';
import { challengeFlow } from '../../../src/core/challenge/challengeFlow.js';
import {
  availableMethods,
  type ChallengeState,
  challengeIdOf,
  resendAt,
} from '../../../src/core/challenge/challengeState.js';
import type { MfaErrorCode } from '../../../src/core/contract/error.js';
import { errorCodes, T0 } from '../flowWalk.js';
import {
  app,
  chosen,
  error,
  failed,
  key,
  mail,
  moved,
  phone,
  refused,
  sent,
  started,
  submitted,
} from './challengeFixtures.js';

type Status = ChallengeState['status'];
const wait = (seconds: number): number => T0 + seconds * 1000;

/** The next status after an error: of an answer, of a send, and of either if there is only one method. */
const afterRefusal = {
  INVALID_CODE: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  BACKUP_CODE_USED: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  CODE_EXPIRED: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  DELIVERY_FAILED: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  CHALLENGE_EXPIRED: ['expired', 'expired', 'expired'],
  ENROLLMENT_EXPIRED: ['expired', 'expired', 'expired'],
  TOO_MANY_ATTEMPTS: ['expired', 'expired', 'expired'],
  RATE_LIMITED: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  LOCKED: ['blocked', 'blocked', 'blocked'],
  INVALID_PHONE_NUMBER: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  INVALID_CREDENTIALS: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  ALREADY_ENROLLED: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  REAUTH_REQUIRED: ['expired', 'expired', 'expired'],
  METHOD_UNAVAILABLE: ['choosing-method', 'choosing-method', 'awaiting-code'],
  CANCELLED: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  NETWORK: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  SERVER: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  UNKNOWN: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
  FORBIDDEN: ['awaiting-code', 'awaiting-code', 'awaiting-code'],
} satisfies Record<MfaErrorCode, [verifying: Status, sending: Status, alone: Status]>;

const verifying = submitted(started({ factors: [app, phone] }));
const verifyingBackup = submitted(moved(started({ factors: [app] }), { type: 'backup-code-chosen' }));
const verifyingKey = submitted(started({ factors: [key] }));
const sending = started({ factors: [phone, app] });
const alone = started({ factors: [phone] }, { backupCode: false });

describe.each(errorCodes)('%s', (code) => {
  const [answered, unsent, only] = afterRefusal[code];
  const shown = code === 'CANCELLED' ? undefined : expect.objectContaining({ code });
  const expectedIn = (to: Status): object =>
    to.startsWith('awaiting') ? { status: to, error: shown } : { status: to, error: expect.objectContaining({ code }) };

  it(`of a code leads to ${answered}, and says why`, () => {
    expect(failed(verifying, code)).toMatchObject(expectedIn(answered));
  });

  it.each([
    ['a backup code', verifyingBackup, 'awaiting-backup-code'],
    ['a passkey', verifyingKey, 'awaiting-passkey'],
  ] as const)('of %s leads to the same, with its own field', (_, state, own) => {
    const { status } = failed(state, code);
    expect(status).toBe(answered === 'awaiting-code' ? own : answered);
  });

  it(`of a send leads to ${unsent}, and says why`, () => {
    expect(failed(sending, code)).toMatchObject(expectedIn(unsent));
  });

  it(`leads to ${only} if there is no other method`, () => {
    expect(failed(alone, code)).toMatchObject(expectedIn(only));
    expect(failed(submitted(sent(alone)), code)).toMatchObject(expectedIn(only));
  });

  it('of an answer is counted, unless the user canceled it; of a send, never', () => {
    expect(failed(verifying, code).failures).toBe(code === 'CANCELLED' ? 0 : 1);
    expect(failed(sending, code).failures).toBe(0);
  });

  it('keeps the challenge, its factors and the codes that were sent', () => {
    const { challengeId, factors, deliveries, selected } = sent(chosen(started(), 'phone'), { challengeId: 'c2' });
    const next = refused(sent(chosen(started(), 'phone'), { challengeId: 'c2' }), code);
    expect(next).toMatchObject({ challengeId, factors, selected });
    expect([...next.deliveries]).toEqual([...deliveries]);
  });

  it('leaves a way to continue', () => {
    const next = failed(verifying, code);
    const exits = [
      { type: 'submitted', now: wait(90_000) },
      { type: 'back' },
      { type: 'wait-over', now: wait(90_000) },
    ] as const;
    const host = next.status === 'expired' || (next.status === 'blocked' && next.until === undefined);
    expect(host || exits.some((event) => challengeFlow(next, event) !== next)).toBe(true);
  });
});

describe('a rate limit', () => {
  const limitedMethods = {
    'of a code': started({ factors: [app, phone, mail] }),
    'of a backup code': moved(started({ factors: [app, phone, mail] }), { type: 'backup-code-chosen' }),
    'of a passkey': started({ factors: [key, app, phone, mail] }),
    'of a code that was sent': sent(started({ factors: [phone, app, mail] })),
    'of the one code field': started({}),
  };

  describe.each(Object.entries(limitedMethods))('%s', (_, fresh) => {
    const limited = refused(fresh, error('RATE_LIMITED', { retryAfter: 90 }));
    const chooseIt = (state: ChallengeState): ChallengeState =>
      fresh.selected.kind === 'backup-code'
        ? moved(state, { type: 'backup-code-chosen' })
        : chosen(state, fresh.selected.factor?.id);

    it('prevents submitting until it is over, and says for how long', () => {
      expect(limited).toMatchObject({ waitUntil: wait(90), error: { code: 'RATE_LIMITED' } });
      expect(submitted(limited, wait(90) - 1)).toBe(limited);
      expect(submitted(limited, wait(90)).status).toBe('verifying');
    });

    it.each<[string, (state: ChallengeState) => ChallengeState]>([
      ['the list of methods and back', (state) => moved(state, { type: 'methods-opened' }, { type: 'back' })],
      ['the list of methods and the same again', (state) => chooseIt(moved(state, { type: 'methods-opened' }))],
      ['the help for lost access and back', (state) => moved(state, { type: 'access-lost' }, { type: 'back' })],
      ['the same method again', chooseIt],
      [
        'another method and back',
        (state) => chooseIt(chosen(state, availableMethods(state).length > 2 ? 'mail' : undefined)),
      ],
    ])("isn't bypassed by %s", (_by, detour) => {
      const back = detour(limited);
      expect(back).toMatchObject({ status: fresh.status, waitUntil: wait(90), error: { code: 'RATE_LIMITED' } });
      expect(submitted(back, wait(90) - 1)).toBe(back);
      expect(submitted(back, wait(90)).status).toBe('verifying');
    });

    it("doesn't affect another method", () => {
      const other =
        fresh.selected.kind === 'backup-code' ? chosen(limited, 'app') : moved(limited, { type: 'backup-code-chosen' });
      expect(other).toMatchObject({ waitUntil: undefined, error: undefined });
      expect(submitted(other).status).toBe('verifying');
    });

    it("doesn't affect another factor", () => {
      const other = sent(chosen(limited, 'mail'));
      if (other.factors.length) expect(other).toMatchObject({ status: 'awaiting-code', waitUntil: undefined });
    });

    it('ends when the wait is over, and its error disappears', () => {
      expect(moved(limited, { type: 'wait-over', now: wait(90) - 1 })).toBe(limited);
      const over = moved(limited, { type: 'wait-over', now: wait(90) });
      expect(over).toMatchObject({ status: fresh.status, waitUntil: undefined, error: undefined });
      expect(moved(over, { type: 'access-lost' }, { type: 'back' })).toMatchObject({ waitUntil: undefined });
    });
  });

  it("doesn't affect the next response once it is over", () => {
    const limited = refused(started({ factors: [app] }), 'RATE_LIMITED');
    const wrong = refused(limited, 'INVALID_CODE', wait(30));
    expect(wrong).toMatchObject({ error: { code: 'INVALID_CODE' }, waitUntil: undefined });
    expect(moved(wrong, { type: 'wait-over', now: wait(31) })).toBe(wrong);
  });

  it('lasts 30 seconds if the server gives no time', () => {
    expect(refused(started(), 'RATE_LIMITED')).toMatchObject({ waitUntil: wait(30) });
  });

  it('of an answer continues while a new code is sent', () => {
    const limited = refused(sent(started({ factors: [phone] })), error('RATE_LIMITED', { retryAfter: 90 }));
    const resending = moved(limited, { type: 'resend-requested', now: wait(40) });
    expect(resending.status).toBe('sending');
    for (const back of [sent(resending, {}, wait(41)), failed(resending, 'CANCELLED', wait(41))])
      expect(back).toMatchObject({ waitUntil: wait(90), error: { code: 'RATE_LIMITED' } });
    expect(failed(resending, 'NETWORK', wait(41))).toMatchObject({ waitUntil: wait(90), error: { code: 'NETWORK' } });
  });

  it.each([undefined, 60])('of a send prevents sending, not submitting (retryAfter %s)', (retryAfter) => {
    const limited = failed(started({ factors: [phone] }), error('RATE_LIMITED', retryAfter ? { retryAfter } : {}));
    expect(limited).toMatchObject({ status: 'awaiting-code', waitUntil: undefined, error: { code: 'RATE_LIMITED' } });
    expect(resendAt(limited)).toBe(wait(retryAfter ?? 30));
    expect(moved(limited, { type: 'resend-requested', now: wait(29) })).toBe(limited);
    expect(submitted(limited).status).toBe('verifying');
  });

  it('of another send keeps the challenge id of the code that was sent', () => {
    const again = moved(sent(started({ factors: [phone] }), { challengeId: 'c2' }), {
      type: 'resend-requested',
      now: wait(30),
    });
    const limited = failed(again, 'RATE_LIMITED', wait(30));
    expect(limited.deliveries.get('phone')).toEqual({ challengeId: 'c2', resendAt: wait(60) });
    expect(challengeIdOf(limited)).toBe('c2');
  });

  it("of a send isn't bypassed by choosing another method and coming back", () => {
    const limited = failed(started({ factors: [phone, app] }), error('RATE_LIMITED', { retryAfter: 60 }));
    const back = chosen(chosen(limited, 'app'), 'phone');
    expect(back.status).toBe('awaiting-code');
    expect(resendAt(back)).toBe(wait(60));
  });
});

describe('a lock of the account', () => {
  it.each([undefined, 900])('prevents everything (retryAfter %s)', (retryAfter) => {
    const locked = refused(started(), error('LOCKED', retryAfter ? { retryAfter } : {}));
    expect(locked).toMatchObject({
      status: 'blocked',
      until: retryAfter && wait(retryAfter),
      error: { code: 'LOCKED' },
    });
    for (const type of ['methods-opened', 'backup-code-chosen', 'access-lost', 'back'] as const)
      expect(moved(locked, { type })).toBe(locked);
    expect(chosen(locked, 'app')).toBe(locked);
    expect(submitted(locked, wait(100_000))).toBe(locked);
  });

  it('with a time ends after that time, on the method that was on screen', () => {
    const locked = refused(chosen(started(), 'key'), error('LOCKED', { retryAfter: 900 }));
    expect(moved(locked, { type: 'wait-over', now: wait(900) - 1 })).toBe(locked);
    expect(moved(locked, { type: 'wait-over', now: wait(900) })).toMatchObject({
      status: 'awaiting-passkey',
      failures: 1,
    });
  });
});

describe('a wrong authenticator code', () => {
  const wrong = (state: ChallengeState, serverTime?: number, now = T0): ChallengeState =>
    refused(state, error('INVALID_CODE', serverTime === undefined ? {} : { serverTime }), now);

  it.each<[string, ChallengeState, number]>([
    ['an app', started({ factors: [app] }), 1],
    ['a factor that the backend doesn’t name', started({}), 1],
    ['a text message', sent(started({ factors: [phone] })), 0],
    ['a backup code', moved(started({}), { type: 'backup-code-chosen' }), 0],
  ])('is counted for %s: %#', (_, state, count) => {
    expect(wrong(state).totpFailures).toBe(count);
    expect(wrong(wrong(state))).toMatchObject({ totpFailures: 2 * count, failures: 2 });
  });

  it("isn't affected by other errors", () => {
    for (const code of errorCodes.filter((other) => other !== 'INVALID_CODE'))
      expect(refused(started({ factors: [app] }), code).totpFailures).toBe(0);
  });

  it.each([
    ['ahead', T0 - 31_000, 31_000],
    ['behind', T0 + 31_000, -31_000],
    ['within the tolerance of the server', T0 - 30_000, undefined],
    ['right', T0, undefined],
  ])('shows how far the clock is off: %s', (_, serverTime, off) => {
    expect(wrong(started({ factors: [app] }), serverTime).clockSkewMs).toBe(off);
  });

  it('keeps that value if a later response has no time', () => {
    const off = wrong(started({ factors: [app] }), T0 - 90_000);
    expect(wrong(off).clockSkewMs).toBe(90_000);
    expect(wrong(off, T0).clockSkewMs).toBeUndefined();
  });
});

it('shows a dismissed passkey prompt, and no other canceled call', () => {
  expect(failed(verifyingKey, 'CANCELLED')).toMatchObject({ status: 'awaiting-passkey', error: { code: 'CANCELLED' } });
  expect(failed(verifyingBackup, 'CANCELLED')).toMatchObject({ error: undefined, waitUntil: undefined });
});
