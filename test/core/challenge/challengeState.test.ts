import { describe, expect, it } from 'vitest';
import {
  availableMethods,
  type ChallengeState,
  canSend,
  challengeIdOf,
  isAwaiting,
  methodOf,
  resendAt,
} from '../../../src/core/challenge/challengeState.js';
import { startChallenge } from '../../../src/core/challenge/startChallenge.js';
import type { MfaChallengeInfo } from '../../../src/core/contract/adapter.js';
import { T0 } from '../flowWalk.js';
import { all, app, chosen, failed, key, mail, moved, phone, sent, started, submitted } from './challengeFixtures.js';

describe('the start of a challenge', () => {
  it.each<[string, Partial<MfaChallengeInfo>, Partial<typeof all>, object]>([
    [
      'an app, which needs no send',
      { factors: [app, phone] },
      {},
      { status: 'awaiting-code', selected: { factor: app }, requestId: 0 },
    ],
    [
      'a phone, and sends at once',
      { factors: [phone, app] },
      {},
      { status: 'sending', selected: { factor: phone }, requestId: 1 },
    ],
    [
      'an address, and sends at once',
      { factors: [mail] },
      {},
      { status: 'sending', selected: { factor: mail }, requestId: 1 },
    ],
    [
      'a phone if the backend sends without a call',
      { factors: [phone] },
      { send: false },
      { status: 'awaiting-code', requestId: 0 },
    ],
    [
      'a phone that a code is on its way to',
      { factors: [phone], sentTo: 'phone' },
      {},
      { status: 'awaiting-code', requestId: 0 },
    ],
    [
      'a second factor that a code is on its way to',
      { factors: [app, phone, mail], sentTo: 'phone' },
      {},
      { status: 'awaiting-code', selected: { factor: phone } },
    ],
    [
      'the first factor if the one that was sent to is unknown',
      { factors: [app, phone], sentTo: 'gone' },
      {},
      { selected: { factor: app } },
    ],
    [
      'a passkey',
      { factors: [key, app] },
      {},
      { status: 'awaiting-passkey', selected: { kind: 'passkey', factor: key } },
    ],
    [
      'the next factor if the adapter has no passkeys',
      { factors: [key, app] },
      { passkey: false },
      { status: 'awaiting-code', factors: [app], selected: { factor: app } },
    ],
    [
      'one code field where no factor is named',
      {},
      {},
      { status: 'awaiting-code', selected: { kind: 'code', factor: undefined } },
    ],
    ['one code field where no factor is left', { factors: [] }, {}, { status: 'awaiting-code', factors: [] }],
  ])('shows %s', (_, challenge, can, state) => {
    expect(started(challenge, can)).toMatchObject(state);
  });

  it.each([
    [undefined, undefined],
    [0, T0],
    [600, T0 + 600_000],
  ])('with expiresIn %s expires at %s', (expiresIn, expiresAt) => {
    const state = started({ factors: [app], ...(expiresIn !== undefined && { expiresIn }) });
    expect(state).toMatchObject({ expiresAt, timeUp: false });
  });

  it.each([
    [undefined, T0 + 30_000],
    [0, T0],
    [90, T0 + 90_000],
  ])('with resendIn %s can send again at %s', (resendIn, at) => {
    const state = started({ factors: [phone], sentTo: 'phone', ...(resendIn !== undefined && { resendIn }) });
    expect(resendAt(state)).toBe(at);
  });

  it('keeps the deliveries of an earlier mount: none is repeated, and their cooldowns continue', () => {
    const deliveries = new Map([['phone', { challengeId: 'c2', resendAt: T0 + 5000 }]]);
    for (const sentTo of [undefined, 'phone']) {
      const challenge = { challengeId: 'c1', factors: [phone], ...(sentTo && { sentTo }) };
      const state = startChallenge({
        challenge,
        can: all,
        now: T0,
        record: { factors: [phone], canResend: true, deliveries, expiresAt: undefined },
      });
      expect(state).toMatchObject({ status: 'awaiting-code', requestId: 0 });
      expect([resendAt(state), challengeIdOf(state)]).toEqual([T0 + 5000, 'c2']);
      expect(state.deliveries).not.toBe(deliveries);
    }
  });

  it('has no delivery if nothing was sent', () => {
    expect(started({ factors: [phone] }).deliveries.size).toBe(0);
  });
});

const onMail = sent(chosen(started(), 'mail'), { challengeId: 'c9' });
const onBackup = moved(onMail, { type: 'backup-code-chosen' });

describe('the methods', () => {
  it.each<[string, ChallengeState, string[]]>([
    ['all factors, backup codes last', started(), ['app', 'phone', 'mail', 'key', 'backup-code']],
    ['the factors alone', started({ factors: [app, phone] }, { backupCode: false }), ['app', 'phone']],
    ['one code field', started({}, { backupCode: false }), ['code']],
    ['one code field and backup codes', started({}), ['code', 'backup-code']],
  ])('are %s', (_, state, names) => {
    expect(
      availableMethods(state).map((selected) => ('factor' in selected && selected.factor?.id) || selected.kind),
    ).toEqual(names);
  });
});

describe('the challenge id of a method', () => {
  it.each<[string, ChallengeState, [method: string, deliveries: boolean, handle: string]]>([
    ['an app', started(), ['totp', false, 'c1']],
    ['a phone that nothing was sent to', started({ factors: [phone] }), ['sms', true, 'c1']],
    ['an address with a newer handle', onMail, ['email', true, 'c9']],
    ['a passkey next to it', chosen(onMail, 'key'), ['passkey', false, 'c1']],
    ['a backup code next to it', onBackup, ['backup-code', false, 'c1']],
    ['an app next to it', chosen(onMail, 'app'), ['totp', false, 'c1']],
    ['an unnamed factor', started({}), ['code', false, 'c1']],
    [
      'a phone if the backend sends without a call',
      started({ factors: [phone] }, { send: false }),
      ['sms', false, 'c1'],
    ],
  ])('is its own: %s', (_, state, expected) => {
    expect([methodOf(state), canSend(state), challengeIdOf(state)]).toEqual(expected);
  });

  it('waits only for its own cooldown', () => {
    expect([resendAt(onMail), resendAt(onBackup), resendAt(chosen(onMail, 'app'))]).toEqual([
      T0 + 30_000,
      undefined,
      undefined,
    ]);
  });

  it.each<[ChallengeState, boolean]>([
    [started(), true],
    [onBackup, true],
    [chosen(started(), 'key'), true],
    [chosen(started(), 'phone'), false],
    [submitted(started()), false],
    [moved(started(), { type: 'methods-opened' }), false],
    [moved(started(), { type: 'access-lost' }), false],
    [failed(submitted(started()), 'LOCKED'), false],
    [failed(submitted(started()), 'CHALLENGE_EXPIRED'), false],
  ])('is waited for in $status: %#', (state, awaited) => {
    expect(isAwaiting(state)).toBe(awaited);
  });
});
