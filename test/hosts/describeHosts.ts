import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../e2e/launchChromium.js';
import type { Scheme } from '../styles/colorOf.js';
import { colorsOf } from './colorsOf.js';
import { ourColors } from './expectedColors.js';
import type { Host } from './hosts.js';
import { removeWorkshop } from './installHost.js';
import { lowContrast } from './lowContrast.js';
import { dark, light } from './schemes.js';
import { signInTwice } from './signInTwice.js';
import { type Started, startHost } from './startHost.js';
import { visitHost } from './visitHost.js';

const MINUTES = 60_000;

/** A row of docs/hosts.md, with the compressed bytes that the page loads at once. */
export interface Row {
  name: string;
  scripts: number;
  styles: number;
}

/**
 * Installs, builds, serves and uses each host.
 * @returns a row for each host that passes, filled when the tests are over
 */
export function describeHosts(hosts: Host[]): Row[] {
  const rows: Row[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    removeWorkshop();
  }, 5 * MINUTES); // gigabytes of small files
  describe.each(hosts)('$name', (host) => describeHost(host, () => browser, rows));
  return rows;
}

/** Vite's development server finds some dependencies on the first visit, and then reloads the page. */
async function warmUp(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
}

function describeHost(host: Host, browser: () => Browser, rows: Row[]): void {
  let sizes: Omit<Row, 'name'> | undefined;
  let started: Started | undefined;
  const visit = (system: Scheme, bypassCSP: boolean) =>
    visitHost(browser(), started?.url ?? '', { colorScheme: system, bypassCSP });
  /** A color-scheme in CSS overrides a meta element. */
  const darkHere = Object.entries(dark).filter(([how]) => !(host.scheme === 'always' && how.includes('meta')));

  beforeAll(async () => {
    started = await startHost(host);
    if (!host.build) await warmUp(await browser().newPage(), started.url);
  }, 15 * MINUTES); // npm alone takes five on a busy machine
  afterAll(() => started?.stop());

  if (host.isServerRendered) {
    it("has the challenge in the server's markup", async () => {
      const response = await fetch(started?.url ?? '');
      expect(response.headers.get('Content-Security-Policy') ?? '').toMatch(host.policy ?? '');
      expect(await response.text()).toContain('data-mfa-part="code-input"');
    });
  }

  it('enrolls Anna and signs her in without a console message', { timeout: MINUTES }, async () => {
    const { page, messages, scripts, styles } = await visit('light', false);
    await signInTwice(page);
    expect(messages).toEqual([]);
    sizes = { scripts, styles };
    await page.close();
  });

  it('is light or dark like the page, and readable', { timeout: MINUTES }, async () => {
    const { page } = await visit('light', true);
    await page.locator("[data-mfa-part='code-slot']").first().waitFor(); // a development server may hydrate late
    for (const [how, pageScheme] of Object.entries(light)) {
      expect(await colorsOf(page, pageScheme), `light by ${how}`).toEqual(ourColors('light'));
      expect(await lowContrast(page, pageScheme), `light by ${how}`).toEqual([]);
    }
    for (const [how, pageScheme] of darkHere) {
      expect(await colorsOf(page, pageScheme), `dark by ${how}`).toEqual(ourColors('dark'));
      expect(await lowContrast(page, pageScheme), `dark by ${how}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colorsOf(page, {}), 'on a dark system').toEqual(ourColors(host.scheme ? 'dark' : 'light'));
    await page.close();
    if (sizes) rows.push({ name: host.name, ...sizes });
  });
}
