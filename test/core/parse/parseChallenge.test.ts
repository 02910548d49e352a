import { describe, expect, it } from 'vitest';
import { parseChallenge, parseChallengeUpdate } from '../../../src/core/parse/parseChallenge.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

const totp = { id: 'a', method: 'totp' };
const sms = { id: 'b', method: 'sms', destination: '+49 170 1234567' };

describe('parseChallenge', () => {
  it.each([
    [{ challengeId: 'c' }, { challengeId: 'c' }],
    [{ challengeId: 42 }, { challengeId: '42' }],
    [{ challengeId: 'c', factors: [] }, { challengeId: 'c' }],
    [{ challengeId: 'c', factors: null, sentTo: null, expiresIn: null }, { challengeId: 'c' }],
    [
      { challengeId: 'c', factors: [totp, sms], sentTo: 'b', expiresIn: 600, resendIn: 30, tokens: 'x', other: 1 },
      {
        challengeId: 'c',
        factors: [totp, { ...sms, destination: '•••• 67' }],
        sentTo: 'b',
        expiresIn: 600,
        resendIn: 30,
      },
    ],
    [
      { challengeId: 'c', factors: [{ id: 'p', method: 'push' }, totp] },
      { challengeId: 'c', factors: [totp] },
    ],
    [
      { challengeId: 'c', factors: [totp], sentTo: 'gone' },
      { challengeId: 'c', factors: [totp] },
    ],
    [
      { challengeId: 'c', sentTo: 5 },
      { challengeId: 'c', sentTo: '5' },
    ],
    [
      { challengeId: 'c', expiresIn: -1, resendIn: Number.NaN },
      { challengeId: 'c', expiresIn: 0 },
    ],
    [{ challengeId: 'c', expiresIn: '600' }, { challengeId: 'c' }],
    [
      { challengeId: 'c', canResend: false },
      { challengeId: 'c', canResend: false },
    ],
    [{ challengeId: 'c', canResend: 'no' }, { challengeId: 'c' }],
  ])('reads %o', (answer, challenge) => {
    expect(parseChallenge(answer)).toStrictEqual(challenge);
  });

  it.each([
    ...failures,
    [undefined, 'SERVER'],
    [null, 'SERVER'],
    [{}, 'SERVER'],
    [{ challengeId: '' }, 'SERVER'],
    [{ challengeId: null }, 'SERVER'],
    [{ challengeId: {} }, 'SERVER'],
    [{ challengeId: 'c', factors: [{ id: 'p', method: 'push' }] }, 'METHOD_UNAVAILABLE'],
    [{ challengeId: 'c', factors: [null] }, 'METHOD_UNAVAILABLE'],
  ] as typeof failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parseChallenge(answer)).toThrow(expect.objectContaining({ code }));
  });

  it('survives any response', () => {
    expectOnlyMfaErrors(parseChallenge, (challenge) =>
      expect(challenge).toMatchObject({ challengeId: expect.stringMatching(/./s) }),
    );
  });
});

describe('parseChallengeUpdate', () => {
  it.each([
    [undefined, {}],
    [null, {}],
    [{}, {}],
    [{ challengeId: 'new' }, { challengeId: 'new' }],
    [{ challengeId: '' }, {}],
    [
      { resendIn: 30, sentTo: 'b' },
      { resendIn: 30, sentTo: 'b' },
    ],
    [{ factors: [] }, {}],
    [
      { factors: [sms], sentTo: 'b', extra: true },
      { factors: [{ ...sms, destination: '•••• 67' }], sentTo: 'b' },
    ],
  ])('reads %o', (answer, update) => {
    expect(parseChallengeUpdate(answer)).toStrictEqual(update);
  });

  it.each(failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parseChallengeUpdate(answer)).toThrow(expect.objectContaining({ code }));
  });

  it('survives any response', () => {
    expectOnlyMfaErrors(parseChallengeUpdate);
  });
});
