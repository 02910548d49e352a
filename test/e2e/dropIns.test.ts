import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { enAccount } from '../../src/locales/en-account.js';
import { DropInsPage } from './dropIns/DropInsPage.js';
import { anna, openSandbox } from './dropIns/sandbox.js';
import { launchChromium } from './launchChromium.js';
import { serveRendered } from './serveRendered.js';

const DROP_INS = [
  'MfaFlow',
  'MfaChallenge',
  'MfaEnrollment',
  'TotpSetup',
  'SmsSetup',
  'EmailSetup',
  'PasskeySetup',
  'BackupCodesPanel',
  'MfaSettings',
  'MfaPolicyPanel',
  'MfaUserReset',
];
let site: Awaited<ReturnType<typeof serveRendered>>;
let browser: Browser;

beforeAll(async () => {
  const page = createElement(DropInsPage, { sandbox: openSandbox() });
  [site, browser] = await Promise.all([
    serveRendered(path.join(import.meta.dirname, 'dropIns'), page),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** The page in a separate browser. A policy violation, a hydration error or a warning fails the test. */
async function visit(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(site.url);
  await page.getByTestId('MfaSettings').getByRole('heading', { name: enAccount.settings.title }).waitFor();
  return page;
}

describe('every drop-in under a strict Content-Security-Policy', () => {
  test('is rendered by the server, hydrates, and sets no style', async () => {
    const page = await visit();
    for (const name of DROP_INS) {
      await page.getByTestId(name).locator('[data-mfa-part="screen"]').waitFor();
    }
    expect(await page.locator('style').count()).toBe(0);
    const answer = await (await page.request.get(site.url)).text();
    for (const name of DROP_INS) expect(answer).toMatch(new RegExp(`data-testid="${name}"><section`));
    expect(answer).not.toMatch(/ style="/);
  });

  test('asks for the password in a dialog, over a page that stays unchanged', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Delete project' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.reauth.label).fill('wrong');
    await dialog.getByRole('button', { name: en.reauth.confirm }).click();
    await dialog.getByText(en.errors.INVALID_CREDENTIALS).first().waitFor();
    await dialog.getByLabel(en.reauth.label).fill(anna.password);
    await dialog.getByRole('button', { name: en.reauth.confirm }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('style').count()).toBe(0);
    expect((await page.locator('body').getAttribute('style')) ?? '').toBe(''); // the page scrolls again
  });

  test('accepts a phone number, and shows a QR code', async () => {
    const page = await visit();
    const sms = page.getByTestId('SmsSetup');
    await sms.locator('select').waitFor(); // the countries are loaded
    await sms.getByRole('textbox').first().fill('+1 555 013 6677');
    const app = page.getByTestId('TotpSetup');
    await app.getByRole('button', { name: en.setup.totp.start }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.reauth.label).fill(anna.password);
    await dialog.getByRole('button', { name: en.reauth.confirm }).click();
    await app.locator('[data-mfa-part="qr-code"] svg').waitFor();
    expect(await page.locator('style').count()).toBe(0);
  });
});
