import { describe, expect, it } from 'vitest';
import type { MfaLoginResult } from '../../../src/core/contract/adapter.js';
import { parseLoginResult } from '../../../src/core/parse/parseLoginResult.js';
import { nextMfaStep } from '../../../src/core/sign-in/nextMfaStep.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

const enrolled = { mfaEnrolled: true };
const fresh = { mfaEnrolled: false };

describe('parseLoginResult', () => {
  it.each<[unknown, MfaLoginResult]>([
    [
      { mfaRequired: false, user: fresh, tokens: { access: 'a' } },
      { mfaRequired: false, user: fresh, tokens: { access: 'a' } },
    ],
    [
      { mfaRequired: false, user: fresh },
      { mfaRequired: false, user: fresh },
    ],
    [
      { mfaRequired: false, user: enrolled, tokens: null, challengeId: null },
      { mfaRequired: false, user: enrolled },
    ],
    [
      { mfaRequired: true, user: enrolled, challengeId: 'c' },
      { mfaRequired: true, user: enrolled, challengeId: 'c' },
    ],
    [
      { mfaRequired: true, user: enrolled, challengeId: 7 },
      { mfaRequired: true, user: enrolled, challengeId: '7' },
    ],
    [
      { mfaRequired: true, user: fresh },
      { mfaRequired: true, user: fresh },
    ],
    [
      { mfaRequired: true, user: fresh, challengeId: 'c', enrollable: ['sms', 'push'], enrollment: 'required' },
      { mfaRequired: true, user: fresh, challengeId: 'c', enrollable: ['sms'], enrollment: 'required' },
    ],
    [
      { mfaRequired: false, user: fresh, tokens: 't', enrollment: 'recommended' },
      { mfaRequired: false, user: fresh, tokens: 't', enrollment: 'recommended' },
    ],
    [
      { mfaRequired: false, user: fresh, tokens: 't', enrollment: 'optional' },
      { mfaRequired: false, user: fresh, tokens: 't' },
    ],
    [
      {
        mfaRequired: true,
        user: { ...enrolled, email: 'jane@example.com' },
        challengeId: 'c',
        password: 'x',
        factors: [{ id: 'f', method: 'sms', destination: '+49 170 1234567' }],
        sentTo: 'f',
        expiresIn: 600,
        resendIn: 30,
      },
      {
        mfaRequired: true,
        user: enrolled,
        challengeId: 'c',
        factors: [{ id: 'f', method: 'sms', destination: '•••• 67' }],
        sentTo: 'f',
        expiresIn: 600,
        resendIn: 30,
      },
    ],
  ])('reads %o', (answer, result) => {
    expect(parseLoginResult(answer)).toStrictEqual(result);
  });

  it('passes the tokens on unchanged', () => {
    const tokens = Object.freeze({ access: 'a' });
    expect(parseLoginResult({ mfaRequired: false, user: fresh, tokens }).tokens).toBe(tokens);
  });

  it.each([
    ...failures,
    [undefined, 'SERVER'],
    [null, 'SERVER'],
    [{}, 'SERVER'],
    [{ tokens: 't' }, 'SERVER'],
    [{ mfaRequired: false }, 'SERVER'],
    [{ mfaRequired: false, user: null, tokens: 't' }, 'SERVER'],
    [{ mfaRequired: false, user: [], tokens: 't' }, 'SERVER'],
    [{ mfaRequired: false, user: {}, tokens: 't' }, 'SERVER'],
    [{ mfaRequired: 'false', user: enrolled, tokens: 't' }, 'SERVER'],
    [{ mfaRequired: 0, user: enrolled, tokens: 't' }, 'SERVER'],
    [{ user: enrolled, tokens: 't' }, 'SERVER'],
    [{ mfaRequired: true, user: { mfaEnrolled: 'yes' }, challengeId: 'c' }, 'SERVER'],
    [{ mfaRequired: true, user: enrolled }, 'SERVER'],
    [{ mfaRequired: true, user: enrolled, challengeId: '' }, 'SERVER'],
    [{ mfaRequired: true, user: enrolled, challengeId: null, tokens: 't' }, 'SERVER'],
    [
      { mfaRequired: true, user: enrolled, challengeId: 'c', factors: [{ id: 'p', method: 'push' }] },
      'METHOD_UNAVAILABLE',
    ],
  ] as typeof failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parseLoginResult(answer)).toThrow(expect.objectContaining({ code }));
  });

  it('survives any response, and treats none as "done" unless it says so', () => {
    expectOnlyMfaErrors((answer) => {
      const result = parseLoginResult(answer);
      if (nextMfaStep(result) === 'done') expect(answer).toHaveProperty('mfaRequired', false);
      return result;
    });
  });
});
