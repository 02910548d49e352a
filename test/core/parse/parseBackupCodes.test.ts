import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupCodesOf, parseBackupCodes } from '../../../src/core/parse/parseBackupCodes.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `code-${index}`);

describe('parseBackupCodes', () => {
  it.each([
    [['aB3x9-kQ7z2'], ['aB3x9-kQ7z2']],
    [
      [' a ', 'b\n'],
      ['a', 'b'],
    ],
    [
      ['a', 'A'],
      ['a', 'A'],
    ],
    [['12 34'], ['12 34']],
    [['x'.repeat(64)], ['x'.repeat(64)]],
    [numbered(100), numbered(100)],
    [
      ['__proto__', 'constructor'],
      ['__proto__', 'constructor'],
    ],
  ])('reads %o', (answer, codes) => {
    expect(parseBackupCodes(answer)).toEqual(codes);
  });

  it.each([
    ...failures,
    [undefined, 'SERVER'],
    [null, 'SERVER'],
    [{}, 'SERVER'],
    [{ codes: ['a'] }, 'SERVER'],
    [[], 'SERVER'],
    [numbered(101), 'SERVER'],
    [new Array(3), 'SERVER'],
    [[''], 'SERVER'],
    [['a', '  '], 'SERVER'],
    [['a', 1], 'SERVER'],
    [['a', null], 'SERVER'],
    [['a', ['b']], 'SERVER'],
    [['a', new String('b')], 'SERVER'],
    [['a', 'a'], 'SERVER'],
    [['a', ' a'], 'SERVER'],
    [['x'.repeat(65)], 'SERVER'],
    [['a\u0000b'], 'SERVER'],
    [['a\nb'], 'SERVER'],
    [['a\u202eb'], 'SERVER'],
  ] as typeof failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parseBackupCodes(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
  });

  it('returns well-formed codes unchanged', () => {
    const code = fc.string({ unit: fc.constantFrom(...'ABCdef0189-'), minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 100 }), (codes) => {
        expect(parseBackupCodes(codes)).toEqual(codes);
      }),
    );
  });

  it('survives any response, and never returns part of a list', () => {
    expectOnlyMfaErrors((answer) => {
      const codes = parseBackupCodes(answer);
      expect(codes).toHaveLength((answer as unknown[]).length);
      return codes;
    });
  });
});

describe('backupCodesOf', () => {
  it.each([undefined, null, [], {}, 'abc', [1]])('finds no codes in %o', (value) => {
    expect(backupCodesOf(value)).toBeUndefined();
  });

  // not rows of the table, whose titles would print them
  it('rejects ten million codes, and a code of a million characters', () => {
    expect(() => parseBackupCodes(new Array(10_000_000))).toThrow('SERVER');
    expect(() => parseBackupCodes(['x'.repeat(1e6)])).toThrow('SERVER');
  });
});
