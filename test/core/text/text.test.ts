import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftToRight, plainText } from '../../../src/core/text/text.js';

describe('plainText', () => {
  it.each([
    ["Anna's phone", "Anna's phone"],
    ['  padded \n', 'padded'],
    ['a\u0000b\u001bc\u007fd\u009fe', 'abcde'],
    ['moc.\u202eexample', 'moc.example'],
    ['\u2066a\u2069 \u202ab\u202c \u061cc\u200e\u200f', 'a b c'],
    ['line\u2028one\u2029two', 'lineonetwo'],
    ['lone \ud83d surrogate', 'lone  surrogate'],
    ['علي 📱', 'علي 📱'],
    ['👩‍💻 نمی‌خواهم', '👩‍💻 نمی‌خواهم'], // joiners are part of the script
    ['<b>&amp;</b>', '<b>&amp;</b>'], // React escapes it, so nothing is lost
  ])('makes %j %j', (value, text) => {
    expect(plainText(value)).toBe(text);
  });

  it.each([
    [''],
    ['   '],
    ['\u202e\u0000'],
    [undefined],
    [null],
    [0],
    [42],
    [true],
    [{}],
    [['a']],
    [new String('a')],
    [Symbol('a')],
    [() => 'a'],
    [{ toString: () => 'a' }],
  ])('returns no text for %o', (value) => {
    expect(plainText(value)).toBeUndefined();
  });

  it('cuts at the given length, and never splits a character', () => {
    expect(plainText('a'.repeat(300))).toHaveLength(200);
    expect(plainText('abcdef', 3)).toBe('abc');
    expect(plainText('ab📱', 3)).toBe('ab');
    expect(plainText('ab📱', 4)).toBe('ab📱');
  });

  it('leaves nothing that could reorder the surrounding text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (value, maxLength) => {
        const text = plainText(value, maxLength) ?? 'x';
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(text.length).toBeLessThanOrEqual(maxLength);
        expect(text).not.toBe('');
        expect(() => encodeURIComponent(text)).not.toThrow();
      }),
    );
  });
});

describe('leftToRight', () => {
  it('keeps a number in its own order in a sentence of any script', () => {
    expect(leftToRight('•••• 67')).toBe('\u2066•••• 67\u2069');
  });

  it('returns nothing for nothing', () => {
    expect(leftToRight(undefined)).toBeUndefined();
  });
});
