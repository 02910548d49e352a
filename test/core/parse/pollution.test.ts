import { afterEach, describe, expect, it } from 'vitest';
import { isMfaError, toMfaError } from '../../../src/core/contract/error.js';
import { parseChallengeUpdate } from '../../../src/core/parse/parseChallenge.js';
import { parseLoginResult } from '../../../src/core/parse/parseLoginResult.js';
import { parseConfirm, parseResult } from '../../../src/core/parse/parseResult.js';
import { parseStatus } from '../../../src/core/parse/parseStatus.js';

const planted: string[] = [];
/** What a careless or hostile script does to every object of the page. */
function plant(members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    planted.push(name);
    Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: false, writable: true });
  }
}
afterEach(() => {
  for (const name of planted.splice(0)) Reflect.deleteProperty(Object.prototype, name);
});

const login = { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'c1' };

describe('a polluted Object.prototype', () => {
  it.each([{ verified: true }, { tokens: { access: 'x' } }, { next: { ...login, mfaRequired: false, tokens: 'x' } }])(
    'with %o passes no challenge',
    (members) => {
      plant(members);
      expect(() => parseResult({})).toThrow('SERVER');
    },
  );

  it('adds nothing to a confirmation, a login, a challenge or a status', () => {
    plant({ verified: true, tokens: 'x', next: login, backupCodes: ['a'], factors: [{}], enrollment: 'recommended' });
    plant({ error: { code: 'LOCKED' }, success: false, canResend: false, required: true });
    expect(parseConfirm({})).toEqual({});
    expect(parseLoginResult(login)).toEqual(login);
    expect(parseChallengeUpdate({})).toEqual({});
    expect(parseStatus({ enrolled: true })).toEqual({ enrolled: true });
  });

  it('adds nothing to a factor or a user', () => {
    plant({ label: 'Planted', canRemove: false, mfaEnrolled: true });
    const status = parseStatus({ enrolled: true, factors: [{ id: 'f1', method: 'totp' }] });
    expect(status.factors).toEqual([{ id: 'f1', method: 'totp' }]);
    expect(() => parseLoginResult({ mfaRequired: true, user: {}, challengeId: 'c1' })).toThrow('SERVER');
  });

  it('gives no code to a foreign error, and no wait to an MfaError', () => {
    plant({ code: 'CANCELLED', retryAfter: 9, attemptsLeft: 1 });
    expect(toMfaError(new TypeError('x is undefined')).code).toBe('UNKNOWN');
    expect(toMfaError({ message: 'no code' }).code).toBe('UNKNOWN');
    expect(isMfaError(Object.assign(new Error('x'), { name: 'MfaError' }))).toBe(false);
    expect(Object.keys(toMfaError({ code: 'RATE_LIMITED' }))).not.toContain('retryAfter');
  });

  it("doesn't hide the code of an error if its class has it", () => {
    class Refusal extends Error {
      get code(): string {
        return 'INVALID_CODE';
      }
    }
    expect(toMfaError(new Refusal()).code).toBe('INVALID_CODE');
  });

  it("doesn't hide the members of a class that a backend returns", () => {
    class Answer {
      get verified(): boolean {
        return true;
      }
    }
    expect(parseResult(new Answer())).toEqual({ verified: true });
  });
});
