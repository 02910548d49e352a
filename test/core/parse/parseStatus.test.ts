import { describe, expect, it } from 'vitest';
import { parseStatus } from '../../../src/core/parse/parseStatus.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

describe('parseStatus', () => {
  it.each([
    [{ enrolled: false }, { enrolled: false }],
    [
      { enrolled: true, factors: [] },
      { enrolled: true, factors: [] },
    ],
    [
      { enrolled: true, factors: [{ id: 'p', method: 'push' }] },
      { enrolled: true, factors: [] },
    ],
    [
      {
        enrolled: true,
        factors: [{ id: 'f', method: 'email', destination: 'jane@example.com' }],
        enrollable: ['sms', 'x'],
        backupCodesLeft: 3,
        required: true,
        other: 1,
      },
      {
        enrolled: true,
        factors: [{ id: 'f', method: 'email', destination: 'j•••@•••.com' }],
        enrollable: ['sms'],
        backupCodesLeft: 3,
        required: true,
      },
    ],
    [
      { enrolled: true, factors: [{ id: 'f', method: 'totp', canRemove: false }] },
      { enrolled: true, factors: [{ id: 'f', method: 'totp', canRemove: false }] },
    ],
    [{ enrolled: true, factors: 'x', enrollable: {}, backupCodesLeft: '3', required: 1 }, { enrolled: true }],
  ])('reads %o', (answer, status) => {
    expect(parseStatus(answer)).toStrictEqual(status);
  });

  it.each([
    ...failures,
    [undefined, 'SERVER'],
    [null, 'SERVER'],
    [{}, 'SERVER'],
    [{ enrolled: 'true' }, 'SERVER'],
    [{ enrolled: 1 }, 'SERVER'],
    [{ enrolled: null, factors: [] }, 'SERVER'],
  ] as typeof failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parseStatus(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
  });

  it('survives any response', () => {
    expectOnlyMfaErrors(parseStatus, (status) => expect(status).toMatchObject({ enrolled: expect.any(Boolean) }));
  });
});
