import { readFileSync } from 'node:fs';

export type Scheme = 'light' | 'dark';
type Pair = Record<Scheme, string>;

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

/** The colors of src/styles/tokens.css that differ in light and dark, by the name of their variable without --mfa-. */
const colorPairs: ReadonlyMap<string, Pair> = new Map(
  [...css.matchAll(/--mfa-([\w-]+):\s*light-dark\(var\(--mfa-pair, (#[0-9a-f]{6}), (#[0-9a-f]{6})\)\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** @throws when the stylesheet has no such pair */
export function colorOf(name: string, scheme: Scheme): string {
  const pair = colorPairs.get(name);
  if (!pair) throw new Error(`tokens.css has no pair of colors --mfa-${name}.`);
  return pair[scheme];
}
