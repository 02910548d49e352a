import type { Page } from 'playwright';
import type { Said } from './schemes.js';

/** A variable, where a challenge shows it, and as what. */
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

/** What the browser computes by variable while the page says this. */
export async function colorsOf(page: Page, said: Said, seen: readonly Seen[] = SEEN): Promise<Record<string, string>> {
  return page.evaluate(
    ([all, { root = {}, around = {}, head = '' }]) => {
      const find = (selector: string) => {
        const element = document.querySelector(selector);
        if (!element) throw new Error(`The page has no ${selector}.`);
        return element;
      };
      const attributes = [
        ...Object.entries(root).map(([name, value]) => [find('html'), name, value] as const),
        ...Object.entries(around).map(([name, value]) => [find('main'), name, value] as const),
      ];
      for (const [element, name, value] of attributes) element.setAttribute(name, value);
      document.head.insertAdjacentHTML('beforeend', head);
      // a mixed color is computed as `color(srgb 0.2 0.3 0.4)`
      const plain = (color: string): string =>
        color.startsWith('color(srgb ')
          ? `rgb(${color
              .slice('color(srgb '.length, -1)
              .split(' ')
              .map((part) => Math.round(Number(part) * 255))
              .join(', ')})`
          : color;
      const colors = Object.fromEntries(
        all.map(([name, selector, property]) => [name, plain(getComputedStyle(find(selector))[property])]),
      );
      for (const [element, name] of attributes) element.removeAttribute(name);
      if (head) document.head.lastElementChild?.remove();
      return colors;
    },
    [seen, said] as const,
  );
}
