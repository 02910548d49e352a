import { describe, expect, it } from 'vitest';
import { SecretBox } from '../../src/core/text/secretBox.js';
import { collectText } from './collectText.js';

const SECRET = 'JBSWY3DPEHPK3PXP';

class Model {
  constructor(readonly inner: unknown) {}
}

describe('collectText', () => {
  it.each<[string, unknown]>([
    ['a string', SECRET],
    ['a nested object', { a: [{ b: SECRET }] }],
    ['a key', { [SECRET]: true }],
    ['a property under a symbol', { [Symbol('hidden')]: SECRET }],
    ['a property that is not enumerable', Object.defineProperty({}, 'hidden', { value: SECRET })],
    ['the message of an error', new Error(SECRET)],
    ['the cause of an error', new Error('x', { cause: { body: SECRET } })],
    ['a map', new Map([['a', new Set([SECRET])]])],
    ['a class instance', new Model(SECRET)],
    ['an address', new URL(`https://example.com/?x=${SECRET}`)],
    ['search parameters', new URLSearchParams({ x: SECRET })],
    ['headers', new Headers({ x: SECRET })],
    ['what toJSON gives', { toJSON: () => ({ x: SECRET }) }],
  ])('finds text in %s', (_, value) => {
    expect(collectText(value).join()).toContain(SECRET);
  });

  it('reads numbers, in document order', () => {
    expect(collectText([7, 3, 9])).toEqual(['7', '3', '9']);
  });

  it('survives cycles and getters that throw', () => {
    const value = {
      text: 'seen',
      get broken(): string {
        throw new Error('no');
      },
    };
    expect(collectText(Object.assign(value, { self: value }))).toContain('seen');
  });

  it("can't open a secret box, like any serializer", () => {
    expect(collectText(new SecretBox(SECRET)).join()).not.toContain(SECRET);
  });
});
