import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mix, type Rgb, type Scheme, Theme } from './colorOf.js';
import { contrastOf } from './contrastOf.js';

/** WCAG 2.2: SC 1.4.3 for text, SC 1.4.11 for what identifies a control or its state. */
const WORDS = 4.5;
const SHAPES = 3;
/** SC 1.4.6, which the theme for public services meets. */
const ENHANCED = 7;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const gray: Rgb = [119, 119, 119];

test('the formula gives the well-known ratios', () => {
  expect(contrastOf(black, white)).toBeCloseTo(21);
  expect(contrastOf(gray, white)).toBeCloseTo(4.48, 2);
});

const themes = readdirSync(new URL('../../src/styles/themes/', import.meta.url));
const looks: [name: string, theme: Theme, words: number][] = [
  ['the default look', new Theme(), WORDS],
  ...themes.map((file): [string, Theme, number] => [file, new Theme(file), file === 'civic.css' ? ENHANCED : WORDS]),
];
const schemes: Scheme[] = ['light', 'dark'];

describe.each(looks.flatMap(([name, theme, words]) => schemes.map((scheme) => [name, scheme, theme, words] as const)))(
  '%s, %s',
  (_name, scheme, theme, words) => {
    const of = (name: string): Rgb => theme.color(name, scheme);

    test.each(['text', 'text-muted', 'link', 'danger', 'success', 'warning'])('%s is readable everywhere', (name) => {
      for (const ground of ['surface', 'dialog', 'field', 'panel', 'secondary'])
        expect(contrastOf(of(name), of(ground)), ground).toBeGreaterThanOrEqual(words);
    });

    test.each([
      ['on-accent', 'accent'],
      ['on-accent', 'primary'],
      ['on-secondary', 'secondary'],
      ['on-danger', 'danger'],
    ])('%s is readable on %s, also on hover', (name, ground) => {
      const hovered = mix(of(ground), 0.92, black);
      const dimmed = mix(of(name), 0.92, black);
      expect(contrastOf(of(name), of(ground))).toBeGreaterThanOrEqual(words);
      expect(contrastOf(dimmed, hovered)).toBeGreaterThanOrEqual(WORDS);
    });

    test.each(['accent', 'success', 'warning', 'danger'])('text is readable on a tint of %s', (tone) => {
      for (const ground of ['surface', 'dialog', 'panel']) {
        const tint = mix(of(tone), 0.12, of(ground));
        expect(contrastOf(of('text'), tint), `text on ${ground}`).toBeGreaterThanOrEqual(words);
      }
      expect(contrastOf(of(tone), mix(of(tone), 0.12, of('surface')))).toBeGreaterThanOrEqual(WORDS);
    });

    test('the label of a disabled main button is readable, because it may say how long to wait', () => {
      for (const fill of ['primary', 'danger'])
        expect(contrastOf(of('text-muted'), mix(of(fill), 0.14, of('surface'))), fill).toBeGreaterThanOrEqual(WORDS);
    });

    test.each(['border', 'ring', 'danger'])('the border of a field in %s is visible', (edge) => {
      for (const ground of ['surface', 'dialog', 'field'])
        expect(contrastOf(of(edge), of(ground))).toBeGreaterThanOrEqual(SHAPES);
    });

    test('the caret is visible in the active slot', () => {
      expect(contrastOf(of('accent'), mix(of('ring'), 0.08, of('field')))).toBeGreaterThanOrEqual(SHAPES);
    });
  },
);
