import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, normalizeBackupCode, normalizeCode } from '../../../src/core/text/code.js';

describe('normalizeCode', () => {
  it.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    [' 123456\n', '123456'],
    ['123\t456\r\n', '123456'],
    ['123-456', '123456'],
    ['123\u2011456', '123456'], // non-breaking hyphen
    ['123\u2013456', '123456'], // en dash
    ['123\u2014456', '123456'], // em dash
    ['123\u2212456', '123456'], // minus sign
    ['123\uff0d456', '123456'], // full-width hyphen-minus
    ['123\u30fc456', '123456'], // the dash key of a Japanese keyboard
    ['123\u00a0456', '123456'], // no-break space
    ['123\u202f456', '123456'], // narrow no-break space
    ['123\u3000456', '123456'], // ideographic space
    ['123\u200b456\u200d', '123456'], // zero width
    ['\ufeff123456', '123456'], // byte order mark
    ['\u2066123456\u2069', '123456'], // bidi isolate, as copied from a message
    ['\u200e123456\u200f', '123456'],
    ['123\u00ad456', '123456'], // soft hyphen
    ['1\ufe0f2\ufe0f3\ufe0f456', '123456'], // variation selectors
    ['123\u0000456', '123456'],
    ['G-123456', '123456'],
    ['g-123 456', '123456'],
    ['G\u2013123456', '123456'],
    [' G - 123456 ', '123456'],
    ['Ｇ－１２３４５６', '123456'],
    ['G123456', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['१२३४५६', '123456'],
    ['১২৩৪৫৬', '123456'],
    ['𝟏𝟐𝟑𝟺𝟻𝟼', '123456'], // mathematical digits: five adjacent sets
    ['²³', '23'],
    ['', ''],
    ['   ', ''],
  ])('reads %j as %j', (typed, code) => {
    expect(normalizeCode(typed)).toBe(code);
  });

  it.each([
    ['12a456', '12a456'],
    ['12O456', '12O456'],
    ['AB-123456', 'AB123456'],
    ['GG-123456', 'GG123456'],
    ['G-', 'G'],
    ['G-12x', 'G12x'],
    ['123.456', '123.456'],
    ['١٢٣٫٤٥٦', '123٫456'],
    ['Your code is 123456', 'Yourcodeis123456'],
    ['一二三', '一二三'], // Han numerals are letters (\p{Lo}), not decimal digits
  ])("keeps what isn't a digit in %j, so that it can be reported", (typed, code) => {
    expect(normalizeCode(typed)).toBe(code);
  });

  it('never cuts a code that is too long', () => {
    expect(normalizeCode('1234567 8901234567890')).toBe('12345678901234567890');
  });

  it('reads every decimal digit of Unicode as its value', () => {
    const digits: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (/\p{Nd}/u.test(character)) digits.push(character);
    }
    expect(digits.length).toBeGreaterThanOrEqual(650);
    expect(digits.length % 10).toBe(0);
    // Sets of ten are in ascending order, so the n-th digit of all has the value n mod 10.
    for (const [index, digit] of digits.entries())
      expect([digit, normalizeCode(digit)]).toEqual([digit, String(index % 10)]);
  });

  it('agrees with the number formats of Intl', () => {
    for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
      const format = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
      if (/^\p{Nd}{10}$/u.test(format.format(9_876_543_210))) {
        expect([numberingSystem, normalizeCode(format.format(9_876_543_210))]).toEqual([numberingSystem, '9876543210']);
      }
    }
  });

  const separator = fc.constantFrom(' ', '-', '\u00a0', '\u2013', '\u2212', '\u200b', '\u200f', '\t', '\u2069', '');
  const script = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10, 0x1d7ce, 0x1e950, 0x116da);

  it('returns the digits, whatever the script and the separators', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }),
        script,
        fc.array(separator, { minLength: 13, maxLength: 13 }),
        fc.constantFrom('', 'G-', 'g '),
        (digits, zero, separators, prefix) => {
          const typed = digits.map((digit, index) => String.fromCodePoint(zero + digit) + separators[index]);
          expect(normalizeCode(prefix + separators[12] + typed.join(''))).toBe(digits.join(''));
        },
      ),
    );
  });

  it('never throws, and changes nothing the second time once only digits are left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const code = normalizeCode(typed);
        expect(code).not.toMatch(/[\s\p{Pd}]/u);
        if (/^\d*$/.test(code)) expect(normalizeCode(code)).toBe(code);
      }),
    );
  });

  it('stays fast for a pasted page', () => {
    expect(normalizeCode(`${' '.repeat(50_000)}x${'\u1d7ff'.repeat(10_000)}`).startsWith('x')).toBe(true);
  });
});

describe('checkCode', () => {
  it.each([
    ['', 6, 'empty'],
    ['1', 6, 'too-short'],
    ['12345', 6, 'too-short'],
    ['123456', 6, undefined],
    ['000000', 6, undefined],
    ['1234567', 6, 'too-long'],
    ['12345678', 8, undefined],
    ['1234', 4, undefined],
    ['12345a', 6, 'not-digits'],
    ['a', 6, 'not-digits'],
    ['1234567a', 6, 'not-digits'],
    ['١٢٣٤٥٦', 6, 'not-digits'], // only a normalized code may be sent
    ['123 456', 6, 'not-digits'],
  ] as const)('reports for %j of length %i: %s', (code, length, problem) => {
    expect(checkCode(code, length)).toBe(problem);
  });

  it('accepts exactly the codes with the required number of ASCII digits', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 4, max: 10 }), (typed, length) => {
        const code = normalizeCode(typed);
        expect(checkCode(code, length) === undefined).toBe(new RegExp(`^[0-9]{${length}}$`).test(code));
      }),
    );
  });
});

describe('normalizeBackupCode', () => {
  it.each([
    ['  aB3x9-kQ7z2\n', 'aB3x9-kQ7z2'],
    ['ABCD EFGH', 'ABCD EFGH'],
    ['\u00a0abc\ufeff', 'abc'],
    ['G-123456', 'G-123456'],
    ['', ''],
  ])('trims %j to %j and keeps case and dashes', (typed, code) => {
    expect(normalizeBackupCode(typed)).toBe(code);
  });
});
