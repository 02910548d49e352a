import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SecretBox } from '../../../src/core/text/secretBox.js';

const SECRET = 'JBSWY3DPEHPK3PXP';

describe('SecretBox', () => {
  it('returns the secret when it is opened', () => {
    const codes = ['a', 'b'];
    expect(new SecretBox(SECRET).open()).toBe(SECRET);
    expect(new SecretBox(codes).open()).toBe(codes);
  });

  it('is empty once wiped, however often', () => {
    const box = new SecretBox(SECRET);
    box.wipe();
    expect(box.open()).toBeUndefined();
    box.wipe();
    expect(box.open()).toBeUndefined();
  });

  it('moves its secret to a new owner, and is then empty', () => {
    const codes = ['a', 'b'];
    const box = new SecretBox(codes);
    const moved = box.take();
    expect(moved?.open()).toBe(codes);
    expect(box.open()).toBeUndefined();
    box.wipe();
    expect(moved?.open()).toBe(codes);
    expect(box.take()).toBeUndefined();
  });

  it.each<[string, (box: SecretBox<string>) => unknown]>([
    ['JSON.stringify', (box) => JSON.stringify({ box, list: [box] })],
    ['structuredClone', (box) => inspect(structuredClone(box), { showHidden: true, depth: null })],
    ['util.inspect', (box) => inspect(box)],
    [
      'util.inspect with showHidden',
      (box) => inspect({ box }, { showHidden: true, getters: true, depth: null, showProxy: true }),
    ],
    ['Object.entries', (box) => JSON.stringify(Object.entries(box))],
    ['own keys and symbols', (box) => JSON.stringify(Reflect.ownKeys(box).map(String))],
    ['a spread', (box) => JSON.stringify({ ...box })],
    ['Object.assign', (box) => inspect(Object.assign({}, box), { showHidden: true })],
    [
      'for in',
      (box) => {
        const seen: unknown[] = [];
        for (const key in box) seen.push(key, Reflect.get(box, key));
        return inspect(seen);
      },
    ],
    ['String', (box) => String(box)],
    ['a template', (box) => `${box}`],
    [
      'console formatting',
      (box) => inspect([box, new Map([['k', box]]), new Set([box])], { depth: null, showHidden: true }),
    ],
  ])('reveals nothing to %s', (_, show) => {
    expect(String(show(new SecretBox(SECRET)))).not.toContain(SECRET);
    expect(String(show(new SecretBox(SECRET)))).not.toContain(SECRET.slice(0, 6));
  });

  it('has no own property', () => {
    expect(Reflect.ownKeys(new SecretBox(SECRET))).toEqual([]);
  });

  it('identifies itself in JSON', () => {
    expect(JSON.stringify({ secret: new SecretBox(SECRET) })).toBe('{"secret":"[secret]"}');
  });

  it("doesn't open for an object that only looks like it", () => {
    expect(() => SecretBox.prototype.open.call(Object.create(SecretBox.prototype))).toThrow(TypeError);
  });
});
