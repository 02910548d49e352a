import { describe, expect, test } from 'vitest';
import { colorOf, type Scheme } from './colorOf.js';

/** WCAG 2.2: SC 1.4.3 for words, SC 1.4.11 for what tells a control or its state. */
const WORDS = 4.5;
const SHAPES = 3;

type Rgb = [number, number, number];

function parse(hex: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** color-mix(in srgb, over share%, under) */
function mix(over: Rgb, share: number, under: Rgb): Rgb {
  const at = (index: 0 | 1 | 2) => over[index] * share + under[index] * (1 - share);
  return [at(0), at(1), at(2)];
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('the formula gives the ratios that everybody knows', () => {
  expect(contrast(parse('#000000'), parse('#ffffff'))).toBeCloseTo(21);
  expect(contrast(parse('#777777'), parse('#ffffff'))).toBeCloseTo(4.48, 2);
});

describe.each<Scheme>(['light', 'dark'])('%s', (scheme) => {
  const of = (name: string) => parse(colorOf(name, scheme));
  const grounds = ['dialog', 'field', 'panel'];

  test.each(['text', 'text-muted', 'accent', 'danger', 'success', 'warning'])('%s can be read everywhere', (name) => {
    for (const ground of grounds) expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(WORDS);
  });

  test.each([
    ['on-accent', 'accent'],
    ['on-danger', 'danger'],
  ])('%s can be read on %s, hovered too', (words, ground) => {
    const hovered = mix(of(ground), 0.92, [0, 0, 0]);
    const dimmed = mix(of(words), 0.92, [0, 0, 0]);
    expect(contrast(of(words), of(ground))).toBeGreaterThanOrEqual(WORDS);
    expect(contrast(dimmed, hovered)).toBeGreaterThanOrEqual(WORDS);
  });

  test.each(['accent', 'success', 'warning', 'danger'])('words can be read on a tint of %s', (tone) => {
    for (const ground of ['dialog', 'panel']) {
      const tint = mix(of(tone), 0.14, of(ground));
      expect(contrast(of('text'), tint), `text on ${ground}`).toBeGreaterThanOrEqual(WORDS);
    }
    expect(contrast(of(tone), mix(of(tone), 0.12, of('dialog')))).toBeGreaterThanOrEqual(WORDS);
  });

  test.each(['border', 'accent', 'danger'])('the edge of a field in %s can be seen', (edge) => {
    for (const ground of ['dialog', 'field']) expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(SHAPES);
  });

  test('the caret can be seen in the active place', () => {
    expect(contrast(of('accent'), mix(of('accent'), 0.14, of('field')))).toBeGreaterThanOrEqual(SHAPES);
  });
});
