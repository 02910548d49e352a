import { readFileSync } from 'node:fs';

export type Scheme = 'light' | 'dark';
export type Rgb = [number, number, number];

const read = (file: string): string => readFileSync(new URL(`../../src/styles/${file}`, import.meta.url), 'utf8');

/** The values of a stylesheet's variables. If a variable is declared twice, the last one. */
function declared(css: string): Map<string, string> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return new Map(
    [...plain.matchAll(/(--mfa-[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const tokens = declared(read('tokens.css'));

/** The colors of the default look, or with a file in src/styles/themes on top. */
export class Theme {
  readonly #variables: ReadonlyMap<string, string>;

  constructor(file?: string) {
    this.#variables = new Map([...tokens, ...(file ? declared(read(`themes/${file}`)) : [])]);
  }

  /** @throws if it isn't a color, or one that can't be computed here */
  color(name: string, scheme: Scheme): Rgb {
    return this.#evaluate(`var(--mfa-used-${name})`, scheme);
  }

  #evaluate(value: string, scheme: Scheme): Rgb {
    if (/^#[0-9a-f]{6}$/.test(value)) return [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)) as Rgb;
    const [, call = '', inside = ''] = /^([\w-]+)\((.*)\)$/s.exec(value) ?? [];
    const [first = '', ...rest] = split(inside);
    if (call === 'var') {
      const set = this.#variables.get(first);
      return this.#evaluate(set ?? rest.join(', '), scheme);
    }
    if (call === 'light-dark') {
      const [, light = '', dark = ''] = split(first.slice('var('.length, -1));
      return this.#evaluate(scheme === 'light' ? light : dark, scheme);
    }
    if (call === 'color-mix') {
      const [, over = '', percent = ''] = /^(.*) (\d+)%$/.exec(rest[0] ?? '') ?? [];
      return mix(this.#evaluate(over, scheme), Number(percent) / 100, this.#evaluate(rest[1] ?? '', scheme));
    }
    throw new Error(`Cannot work out the color ${value}.`);
  }
}

/** color-mix(in srgb, over share%, under) */
export function mix(over: Rgb, share: number, under: Rgb): Rgb {
  const at = (index: 0 | 1 | 2) => over[index] * share + under[index] * (1 - share);
  return [at(0), at(1), at(2)];
}

/** Splits at commas outside of parentheses. */
function split(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of list) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

const look = new Theme();

/** A color of the default look, as `#rrggbb`. @throws if it isn't one */
export function colorOf(name: string, scheme: Scheme): string {
  const hex = look.color(name, scheme).map((part) => Math.round(part).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
