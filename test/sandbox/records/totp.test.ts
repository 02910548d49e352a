import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/sandbox/records/random.js';
import { newTotpSecret, totpCode, totpCodesAround, totpStep, totpUri } from '../../../src/sandbox/records/totp.js';

/** RFC 6238 appendix B: the ASCII secret "12345678901234567890", SHA-1, eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = 1_234_567_890_000;
const code = totpCode(secret, at);
const check = (typed: string, lastStep = 0) => totpStep({ secret, code: typed, digits: 6, lastStep }, at);

describe('totpCode', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_234_567_890, '89005924'],
    [20_000_000_000, '65353130'],
  ])('computes the RFC 6238 vector for second %i', (seconds, expected) => {
    expect(totpCode(secret, seconds * 1000, 8)).toBe(expected);
  });

  it('reads the secret from a URI, and from groups of four', () => {
    const uri = totpUri({ secret, issuer: 'Acme: Works', account: 'anna@example.com', digits: 6 });
    expect(totpCode(uri, at)).toBe(code);
    expect(totpCode('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ', at)).toBe(code);
  });

  it('refuses a URI of an HOTP app', () => {
    expect(() => totpCode(`otpauth://hotp/Acme?secret=${secret}&counter=1`, at)).toThrow(/totp/);
  });
});

describe('totpStep', () => {
  it('accepts the code of this step and of the adjacent ones', () => {
    const [before = '', now = '', after = ''] = totpCodesAround(secret, at, 6);
    const step = Math.floor(at / 30_000);
    expect([check(before), check(now), check(after)]).toEqual([step - 1, step, step + 1]);
  });

  it.each([-60_000, 60_000])('refuses a code that is %i ms off', (away) => {
    expect(check(totpCode(secret, at + away))).toBeUndefined();
  });

  it('refuses a code whose step was already used', () => {
    const step = check(code) ?? 0;
    expect(check(code, step)).toBeUndefined();
    expect(check(code, step - 1)).toBe(step);
  });

  it.each(['', '1', ` ${code}`, `${code}0`, 'abcdef', '١٢٣٤٥٦'])('refuses %j', (typed) => {
    expect(check(typed)).toBeUndefined();
  });
});

it('makes secrets of 160 bits', () => {
  expect(newTotpSecret(createRandom())).toMatch(/^[A-Z2-7]{32}$/);
});
