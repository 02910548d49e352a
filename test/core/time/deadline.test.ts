import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineAfter, isOver, secondsLeft } from '../../../src/core/time/deadline.js';

const NOW = Date.UTC(2026, 10, 24);
const anyNumber = fc.double();

describe('deadlineAfter', () => {
  it.each([
    [600, NOW + 600_000],
    [0.5, NOW + 500],
    [0, NOW],
    [-30, NOW],
    [1e12, NOW + 24 * 86_400_000],
    [undefined, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [Number.NEGATIVE_INFINITY, undefined],
  ])('%s seconds from now is %s', (seconds, deadlineAt) => {
    expect(deadlineAfter(seconds, NOW)).toBe(deadlineAt);
  });

  it('never waits longer than a timer can', () => {
    fc.assert(
      fc.property(anyNumber, (seconds) => {
        const wait = (deadlineAfter(seconds, NOW) ?? NOW) - NOW;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(2 ** 31);
      }),
    );
  });
});

describe('secondsLeft', () => {
  it.each([
    [NOW + 30_000, 30],
    [NOW + 29_001, 30],
    [NOW + 1, 1],
    [NOW, 0],
    [NOW - 1, 0],
    [NOW - 3_600_000, 0], // the tab slept for an hour
    [undefined, 0],
    [Number.NaN, 0],
  ])('until %s is %i', (deadlineAt, seconds) => {
    expect(secondsLeft(deadlineAt, NOW)).toBe(seconds);
  });

  it('is a whole number, never negative, and 0 exactly when the deadline is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (deadlineAt, now) => {
        const left = secondsLeft(deadlineAt, now);
        expect(Number.isInteger(left)).toBe(true);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left === 0).toBe(isOver(deadlineAt, now));
      }),
    );
  });

  it('is never NaN', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (deadlineAt, now) => {
        expect(secondsLeft(deadlineAt, now)).not.toBeNaN();
      }),
    );
  });

  it('returns the original seconds at the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
        expect(secondsLeft(deadlineAfter(seconds, NOW), NOW)).toBe(seconds);
      }),
    );
  });
});

describe('isOver', () => {
  it.each([
    [undefined, false],
    [NOW + 1, false],
    [NOW, true],
    [NOW - 1, true],
    [Number.NaN, false],
  ])('of %s is %s', (deadlineAt, over) => {
    expect(isOver(deadlineAt, NOW)).toBe(over);
  });
});
