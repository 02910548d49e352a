import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { expect, test } from 'vitest';
import { findSecret } from '../leak/findSecret.js';
import { visit, withHost } from './host.js';
import { watchOutlets } from './outlets.js';
import { tour } from './tour.js';

withHost();

/** `SCREENSHOTS=folder npm run test:e2e -- tour` saves a picture of every screen there. */
const screenshots = process.env.SCREENSHOTS;

const places: { place: string; dir: 'ltr' | 'rtl'; options: BrowserContextOptions }[] = [
  { place: 'a desktop, light', dir: 'ltr', options: {} },
  {
    place: 'a narrow phone, dark',
    dir: 'ltr',
    options: { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  },
  { place: 'a page that reads from right to left', dir: 'rtl', options: { viewport: { width: 390, height: 844 } } },
];

test.each(places)('on $place everything fits, and no secret leaks', async ({ place, dir, options }) => {
  const page = await visit({ ...options, reducedMotion: 'reduce' });
  const readOutlets = await watchOutlets(page);
  await page.addInitScript((direction) => {
    addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('dir', direction));
  }, dir);
  await page.reload();
  let screens = 0;
  await tour(page, async (screen, secrets) => {
    await expect(page.evaluate(() => getComputedStyle(document.body).direction)).resolves.toBe(dir);
    await expect.poll(() => misfits(page), { message: screen, timeout: 5000 }).toEqual([]);
    for (const text of await readOutlets()) expect(findSecret(text, secrets), `${screen}: ${text}`).toBeUndefined();
    const name = `${place}/${String(screens++).padStart(2, '0')} ${screen}.png`;
    if (screenshots) await page.screenshot({ fullPage: true, path: path.join(screenshots, name) });
  });
});

/** Elements that are wider than the page or too small to hit (WCAG 2.2 SC 2.5.8), and codes in the wrong direction. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('button, input, summary, h1, p, li')) {
      if (!element.checkVisibility()) continue; // a form that is kept while the list of methods is shown
      const { left, right, height } = element.getBoundingClientRect();
      const what = `${element.tagName} "${element.innerText.slice(0, 40)}"`;
      if (left < 0 || right > clientWidth) found.push(`${what} sticks out`);
      if (element.matches('button:not(p > *)') && height < 24) found.push(`${what} is ${height} px high`);
    }
    for (const code of document.querySelectorAll('input[name$="-code"], code, ol[data-mfa-sensitive]'))
      if (getComputedStyle(code).direction !== 'ltr') found.push(`${code.tagName} reads from right to left`);
    return found;
  });
}
