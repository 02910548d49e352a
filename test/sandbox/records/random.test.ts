import { expect, it } from 'vitest';
import { createRandom } from '../../../src/sandbox/records/random.js';

it('favors no digit', () => {
  const count = 256_000;
  const tally = new Map<string, number>();
  for (const digit of createRandom('tally').digits(count)) tally.set(digit, (tally.get(digit) ?? 0) + 1);
  expect(tally.size).toBe(10);
  // A plain `byte % 10` would miss 6, 7, 8 and 9 some 600 times each.
  for (const times of tally.values()) expect(Math.abs(times - count / 10)).toBeLessThan(450);
});

it('makes legible codes without 0, o, 1, l and i', () => {
  expect(createRandom().legible(2000)).toMatch(/^[2-9a-hjkmnp-z]{2000}$/);
});

it('makes unique ids', () => {
  const { id } = createRandom('ids');
  expect(new Set(Array.from({ length: 100 }, () => id('x'))).size).toBe(100);
});

it.each([0, 1, 31, 32, 33, 100])('returns %i bytes', (size) => {
  expect(createRandom('seed').bytes(size)).toHaveLength(size);
  expect(createRandom().bytes(size)).toHaveLength(size);
});
