import type { Page } from 'playwright';
import type { Rgb } from '../styles/colorOf.js';
import { contrastOf } from '../styles/contrastOf.js';
import type { PageScheme } from './schemes.js';
import { withPageScheme } from './withPageScheme.js';

/** WCAG 2.2: SC 1.4.3 for text, SC 1.4.11 for the border of a field. */
const TEXT = 4.5;
const EDGE = 3;

/** A field's border is compared with what is around it, text with what is behind it. */
const CHECKED = [
  { name: 'the title', selector: "[data-mfa-part='title']", least: TEXT },
  { name: 'the description', selector: "[data-mfa-part='description']", least: TEXT },
  { name: 'the main button', selector: "[data-variant='primary']", least: TEXT },
  { name: 'a link', selector: "[data-variant='link']", least: TEXT },
  { name: "the field's label", selector: "[data-mfa-part='label']", least: TEXT },
  { name: "the field's text", selector: "[data-mfa-part='code-slot']:last-child", least: TEXT },
  { name: "the field's edge", selector: "[data-mfa-part='code-slot']:last-child", least: EDGE },
  ...['info', 'success', 'warning', 'error'].flatMap((tone) => [
    { name: `the title, ${tone}`, selector: `[data-tone='${tone}'] [data-mfa-part='notice-title']`, least: TEXT },
    { name: `the text, ${tone}`, selector: `[data-tone='${tone}'] [data-mfa-part='notice-text']`, least: TEXT },
  ]),
];

/**
 * What has too little contrast for WCAG 2.2 while the page is in this state, with the ratios.
 * Empty if everything passes.
 */
export async function lowContrast(page: Page, pageScheme: PageScheme): Promise<string[]> {
  const selectors = CHECKED.map(({ selector, least }) => [selector, least === EDGE] as const);
  const pairs = await withPageScheme(page, pageScheme, () => page.evaluate(paint, selectors));
  return CHECKED.flatMap(({ name, least }, index) => {
    const ratio = contrastOf(...(pairs[index] as [Rgb, Rgb]));
    return ratio < least ? [`${name}: ${ratio.toFixed(2)} of ${least}`] : [];
  });
}

/** Runs in the page. Composes the colors of each element on an opaque surface, as the browser does. */
function paint(selectors: (readonly [selector: string, isEdge: boolean])[]): [Rgb, Rgb][] {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('No canvas.');
  const pixelOf = (layers: string[]): Rgb => {
    pen.clearRect(0, 0, 1, 1);
    for (const color of layers) {
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0, opacity = 0] = pen.getImageData(0, 0, 1, 1).data;
    if (opacity < 255) throw new Error(`The screen lets the page show through: ${layers}.`);
    return [red, green, blue];
  };
  const [screen] = document.querySelectorAll("[data-mfa-part='screen']");
  if (!screen) throw new Error('The page has no screen.');
  const surface = getComputedStyle(screen).backgroundColor;
  return selectors.map(([selector, isEdge]) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`The page has no ${selector}.`);
    const ground: string[] = [];
    for (let at = isEdge ? element.parentElement : element; at?.closest('section > *'); at = at.parentElement)
      ground.unshift(getComputedStyle(at).backgroundColor);
    ground.unshift(surface);
    const { borderTopColor, color } = getComputedStyle(element);
    return [pixelOf([...ground, isEdge ? borderTopColor : color]), pixelOf(ground)];
  });
}
