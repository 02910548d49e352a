import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import jsqr from 'jsqr';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { PNG } from 'pngjs';
import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { launchChromium } from './launchChromium.js';
import { codes, PartsPage, uri } from './parts/PartsPage.js';
import { serveRendered } from './serveRendered.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site: Awaited<ReturnType<typeof serveRendered>>;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([
    serveRendered(path.join(import.meta.dirname, 'parts'), createElement(PartsPage)),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

interface Visit {
  page: Page;
  /** What the browser reported: policy violations, hydration errors, uncaught errors. */
  complaints: string[];
}

async function visit(options: BrowserContextOptions & { hold?: Promise<void> } = {}): Promise<Visit> {
  const { hold, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  if (hold !== undefined) await page.route('**/client.js', (route) => hold.then(() => route.continue()));
  await page.goto(site.url, { waitUntil: hold !== undefined ? 'commit' : 'load' });
  if (hold === undefined && rest.javaScriptEnabled !== false)
    await page.locator('[data-mfa-part="qr-code"] svg').waitFor();
  return { page, complaints };
}

const field = (page: Page) => page.getByRole('textbox', { name: en.code.label(6) });
const slots = (page: Page) => page.locator('[data-mfa-part="code-slots"]');

describe('under a strict Content-Security-Policy', () => {
  test('everything works without a violation, a hydration error or a warning', async () => {
    const { page, complaints } = await visit();
    await field(page).pressSequentially('471902');
    await page.getByText(en.errors.INVALID_CODE).waitFor();
    await page.getByRole('button', { name: en.totp.copyKey }).click();
    await page.getByRole('button', { name: en.challenge.verify }).click();
    expect(complaints).toEqual([]);
    const look = await field(page).evaluate((input) => {
      const { position, color, opacity } = getComputedStyle(input);
      return { position, color, opacity };
    });
    expect(look).toEqual({ position: 'absolute', color: 'rgba(0, 0, 0, 0)', opacity: '1' });
    expect(await page.locator('style').count()).toBe(0);
  });

  test('the server’s markup has no style attribute and works without scripts', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await page.content()).not.toMatch(/ style="/);
    await expect.poll(() => field(page).count()).toBe(1);
    await field(page).fill('123 456');
    const { height, width } = (await field(page).boundingBox()) ?? { height: 0, width: 0 };
    expect(height).toBeGreaterThanOrEqual(52);
    expect(width).toBeGreaterThan(200);
  });

  test('text and focus from before hydration are kept', async () => {
    let release = () => {};
    const { page, complaints } = await visit({ hold: new Promise((resolve) => (release = resolve)) });
    await field(page).click();
    await page.keyboard.type('471 9');
    release();
    await slots(page).waitFor({ state: 'attached' });
    await page.keyboard.type('02');
    await page.getByText(en.errors.INVALID_CODE).waitFor();
    expect(await field(page).inputValue()).toBe('471902');
    expect(await slots(page).textContent()).toBe('471902');
    expect(complaints).toEqual([]);
  });

  test('a submit before hydration puts no code into the URL', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await field(page).fill('471902');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.keyboard.press('Enter');
    expect((await sent).postData()).toContain('otp-code=471902');
    expect(page.url()).toBe(site.url);
  });
});

describe('the appearance', () => {
  test.each([1, 2])(
    'a phone can scan the QR code in the dark and in forced colors, at a pixel ratio of %i',
    async (ratio) => {
      for (const forcedColors of ['none', 'active'] as const) {
        const { page } = await visit({ colorScheme: 'dark', forcedColors, deviceScaleFactor: ratio });
        const { data, width, height } = PNG.sync.read(await page.locator('[data-mfa-part="qr-code"]').screenshot());
        expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(uri);
      }
    },
  );

  test.each([
    [320, ''],
    [
      320,
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
    ],
    [640, 'html { font-size: 200%; }'],
    [1280, ''],
  ])('nothing is cut off or scrolls sideways at %i px with %j, and targets are large enough', async (width, css) => {
    const { page } = await visit({ viewport: { width, height: 640 }, bypassCSP: true });
    if (css) await page.addStyleTag({ content: css });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const target of await page.locator('button, [data-mfa-part="checkbox-label"], input[type="text"]').all()) {
      const box = await target.boundingBox();
      expect(box?.height, await target.innerText()).toBeGreaterThanOrEqual(24);
      expect(box?.width).toBeGreaterThanOrEqual(24);
    }
  });

  test("an error doesn't move anything below the field", async () => {
    const { page } = await visit({ viewport: { width: 416, height: 900 } });
    const top = () => page.getByRole('button', { name: en.challenge.verify }).boundingBox();
    const before = await top();
    await field(page).pressSequentially('471902');
    await page.getByText(en.errors.INVALID_CODE).waitFor();
    expect((await top())?.y).toBe(before?.y);
  });

  test('nothing moves with reduced motion', async () => {
    const { page } = await visit({ reducedMotion: 'reduce' });
    await field(page).click();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test('the printout has the service, the date and the codes, in black on white', async () => {
    const { page } = await visit({ colorScheme: 'dark' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint'))); // emulating a medium doesn't fire this event
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const lines = (await page.locator('body').innerText()).split(/\n+/);
    expect(lines.filter(Boolean)).toEqual(['Harbour · 24 November 2026', ...codes, 'Each code works once.']);
    const paper = await page.locator('[data-mfa-part="backup-codes"]').evaluate((list) => {
      const { color, backgroundColor } = getComputedStyle(list);
      return { color, backgroundColor, page: getComputedStyle(document.body).backgroundColor };
    });
    expect(paper).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgba(0, 0, 0, 0)', page: 'rgba(0, 0, 0, 0)' });
  });

  test.each<[string, BrowserContextOptions, string]>([
    ['light', {}, 'ltr'],
    ['dark', { colorScheme: 'dark' }, 'ltr'],
    ['forced colors', { forcedColors: 'active' }, 'ltr'],
    ['right to left', {}, 'rtl'],
  ])('axe finds no violation: %s', async (_, options, dir) => {
    const { page } = await visit({ ...options, bypassCSP: true });
    await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);
    await field(page).pressSequentially('471902');
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate(async () => {
      const { violations } = await (window as never as { axe: typeof import('axe-core') }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    });
    expect(found).toEqual([]);
  });
});
