import { describe, expect, it } from 'vitest';
import { parseConfirm, parseResult } from '../../../src/core/parse/parseResult.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

/** Objects that prove nothing (ASVS 16.5.3: fail closed). */
const unproven: [answer: unknown, code: string][] = [
  [{}, 'SERVER'],
  [{ success: true }, 'SERVER'],
  [{ ok: true, status: 200 }, 'SERVER'],
  [{ tokens: null }, 'SERVER'],
  [{ tokens: undefined }, 'SERVER'],
  [{ tokens: '' }, 'SERVER'],
  [{ tokens: false }, 'SERVER'],
  [{ tokens: 0 }, 'SERVER'],
  [{ data: { tokens: 't' } }, 'SERVER'],
  [{ backupCodes: ['a'] }, 'SERVER'],
];
const denied: [answer: unknown, code: string][] = [
  [{ verified: false }, 'SERVER'],
  [{ verified: 'true' }, 'SERVER'],
  [{ verified: 1 }, 'SERVER'],
  [{ verified: {} }, 'SERVER'],
  [{ tokens: 't', success: false }, 'SERVER'],
  [{ verified: true, error: { code: 'LOCKED' } }, 'LOCKED'],
  [{ tokens: 't', error: 'no' }, 'SERVER'],
];

const challenge = { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'c2' };
const enrollment = { mfaRequired: true, user: { mfaEnrolled: false } };
const signedIn = { mfaRequired: false, user: { mfaEnrolled: true }, tokens: 't' };

describe('parseResult', () => {
  it.each([
    [{ tokens: 't' }, { tokens: 't' }],
    [{ tokens: {} }, { tokens: {} }],
    [{ verified: true }, { verified: true }],
    [{ tokens: 't', verified: true }, { tokens: 't' }],
    [{ tokens: 't', verified: false }, { tokens: 't' }],
    [{ tokens: null, verified: true, error: null }, { verified: true }],
    [{ tokens: 't', user: 1, secret: 2 }, { tokens: 't' }],
    [
      { tokens: 't', backupCodes: ['a', 'b'], backupCodesLeft: 2 },
      { tokens: 't', backupCodes: ['a', 'b'], backupCodesLeft: 2 },
    ],
    [
      { verified: true, backupCodes: [], backupCodesLeft: -1 },
      { verified: true, backupCodesLeft: 0 },
    ],
    [{ verified: true, backupCodes: ['a', 'a'], backupCodesLeft: 'x' }, { verified: true }],
    [{ verified: true, backupCodes: 'a' }, { verified: true }],
  ])('treats %o as passed', (answer, result) => {
    expect(parseResult(answer)).toStrictEqual(result);
  });

  it.each<[string, unknown, unknown]>([
    ['a challenge', { next: challenge }, { next: challenge }],
    ['an enrollment', { next: enrollment }, { next: enrollment }],
    ['a session', { next: signedIn }, { next: signedIn }],
    ['a challenge next to an error', { verified: false, next: challenge }, { next: challenge }],
    ['nothing, next to tokens', { tokens: 't', next: challenge }, { tokens: 't' }],
    ['nothing, next to tokens and an address', { tokens: 't', next: '/home' }, { tokens: 't' }],
  ])('reads another step: %s', (_, answer, result) => {
    expect(parseResult(answer)).toStrictEqual(result);
  });

  it.each([
    ['/home'],
    [{}],
    [{ mfaRequired: true, user: { mfaEnrolled: true } }],
    [{ mfaRequired: false, user: { mfaEnrolled: true } }],
    [[challenge]],
  ])("doesn't treat %o as another step", (next) => {
    expect(() => parseResult({ next })).toThrow(expect.objectContaining({ code: 'SERVER' }));
  });

  it('passes the tokens on unchanged', () => {
    const tokens = Object.freeze({ access: 'a' });
    expect(parseResult({ tokens })).toHaveProperty('tokens', tokens);
  });

  it.each([...failures, ...unproven, ...denied, [undefined, 'SERVER'], [null, 'SERVER']] as typeof failures)(
    'throws for %o the code %s',
    (answer, code) => {
      expect(() => parseResult(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
    },
  );

  it('survives any response, and is passed only by tokens or verified: true', () => {
    expectOnlyMfaErrors((answer) => {
      const result = parseResult(answer);
      const { tokens, verified } = answer as { tokens?: unknown; verified?: unknown };
      expect(Boolean(tokens) || verified === true || 'next' in result).toBe(true);
      return result;
    });
  });
});

describe('parseConfirm', () => {
  it.each([
    [undefined, {}],
    [null, {}],
    [{}, {}],
    [{ success: true }, {}],
    [{ tokens: null, verified: null }, {}],
    [{ backupCodes: ['a', 'b'] }, { backupCodes: ['a', 'b'] }],
    [
      { next: challenge, backupCodes: ['a', 'b'] },
      { next: challenge, backupCodes: ['a', 'b'] },
    ],
    [{ tokens: 't', next: challenge }, { result: { tokens: 't' } }],
    [
      { backupCodes: ['a'], backupCodesLeft: 1, id: 'x' },
      { backupCodes: ['a'], backupCodesLeft: 1 },
    ],
    [{ backupCodes: [1] }, {}],
    [{ tokens: 't' }, { result: { tokens: 't' } }],
    [{ verified: true }, { result: { verified: true } }],
    [
      { tokens: 't', backupCodes: ['a'] },
      { result: { tokens: 't' }, backupCodes: ['a'] },
    ],
  ])('treats %o as enrolled', (answer, confirmation) => {
    expect(parseConfirm(answer)).toStrictEqual(confirmation);
  });

  it.each([...failures, ...denied])('throws for %o the code %s', (answer, code) => {
    expect(() => parseConfirm(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
  });

  it('survives any response, and returns no session without proof', () => {
    expectOnlyMfaErrors((answer) => {
      const confirmation = parseConfirm(answer);
      const { tokens, verified } = (answer ?? {}) as { tokens?: unknown; verified?: unknown };
      expect(Boolean(confirmation.result)).toBe(Boolean(tokens) || verified === true);
      return confirmation;
    });
  });
});
