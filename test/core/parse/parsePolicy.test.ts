import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/core/parse/parsePolicy.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

describe('parsePolicy', () => {
  it.each(['optional', 'recommended', 'required'])('reads a policy that is %s', (enrollment) => {
    const answer = { enabled: true, methods: ['sms', 'push', 'totp', 'sms'], enrollment, extra: 1 };
    expect(parsePolicy(answer)).toStrictEqual({ enabled: true, methods: ['sms', 'totp'], enrollment });
  });

  it('reads a policy that is turned off', () => {
    const off = { enabled: false, methods: [], enrollment: 'optional' };
    expect(parsePolicy(off)).toStrictEqual(off);
  });

  it.each([
    ...failures,
    [undefined, 'SERVER'],
    [null, 'SERVER'],
    [{}, 'SERVER'],
    [{ methods: [], enrollment: 'optional' }, 'SERVER'],
    [{ enabled: true, enrollment: 'optional' }, 'SERVER'],
    [{ enabled: true, methods: [] }, 'SERVER'],
    [{ enabled: 'true', methods: [], enrollment: 'optional' }, 'SERVER'],
    [{ enabled: true, methods: 'totp', enrollment: 'optional' }, 'SERVER'],
    [{ enabled: true, methods: [], enrollment: 'always' }, 'SERVER'],
    [{ enabled: true, methods: [], enrollment: ['optional'] }, 'SERVER'],
  ] as typeof failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parsePolicy(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
  });

  it('survives any response', () => {
    expectOnlyMfaErrors(parsePolicy);
  });
});
