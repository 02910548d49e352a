import type { Page } from 'playwright';
import type { PageScheme } from './schemes.js';
import { withPageScheme } from './withPageScheme.js';

/** A variable, where a challenge shows it, and as which property. */
type Seen = readonly [
  name: string,
  selector: string,
  property: 'backgroundColor' | 'borderTopColor' | 'boxShadow' | 'color',
];

export const SEEN: readonly Seen[] = [
  ['text', "[data-mfa-part='title']", 'color'],
  ['text-muted', "[data-mfa-part='description']", 'color'],
  ['accent', "[data-variant='primary']", 'backgroundColor'],
  ['on-accent', "[data-variant='primary']", 'color'],
  ['field', "[data-mfa-part='code-slot']:last-child", 'backgroundColor'],
  ['border', "[data-mfa-part='code-slot']:last-child", 'borderTopColor'],
  ['line', "[data-mfa-part='screen-footer']", 'borderTopColor'],
];

/** The colors that the browser computes, by variable, for a page in this state. */
export async function colorsOf(
  page: Page,
  pageScheme: PageScheme,
  seen: readonly Seen[] = SEEN,
): Promise<Record<string, string>> {
  return withPageScheme(page, pageScheme, () => page.evaluate(readColors, seen));
}

/** Runs in the page. */
export function readColors(seen: readonly Seen[]): Record<string, string> {
  // the computed value of a mixed color is `color(srgb 0.2 0.3 0.4)`
  const plain = (color: string): string =>
    color.startsWith('color(srgb ')
      ? `rgb(${color
          .slice('color(srgb '.length, -1)
          .split(' ')
          .map((part) => Math.round(Number(part) * 255))
          .join(', ')})`
      : color;
  return Object.fromEntries(
    seen.map(([name, selector, property]) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`The page has no ${selector}.`);
      return [name, plain(getComputedStyle(element)[property])];
    }),
  );
}
