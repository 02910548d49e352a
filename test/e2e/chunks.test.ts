import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { en } from '../words.js';
import { launchChromium } from './launchChromium.js';
import { type ServedPage, servePage } from './servePage.js';

let site: ServedPage;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    servePage('chunks', '<link rel="stylesheet" href="/main.css">'),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** Opens the page while one of its chunks fails to load. `restore` makes it available again. */
async function without(chunk: string): Promise<{ page: Page; restore: () => Promise<void> }> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const address = new RegExp(chunk);
  await page.route(address, (route) => route.abort());
  await page.goto(site.url);
  return { page, restore: () => page.unroute(address) };
}

test('settings that didn\'t load say so, report it to the host, keep their root, and load with "Try again"', async () => {
  const { page, restore } = await without('SettingsScreens');
  await page.getByRole('heading', { name: en.common.loadFailedTitle, level: 3 }).waitFor();
  expect(await page.locator('#account.mine').getAttribute('data-status')).toBe('broken');
  expect(await page.locator('output').textContent()).toBe('load NETWORK');
  await page.getByRole('button', { name: en.common.tryAgain }).click();
  await page.getByRole('heading', { name: en.common.loadFailedTitle }).waitFor();
  await restore();
  await page.getByRole('button', { name: en.common.tryAgain }).click();
  await page.getByRole('heading', { name: en.settings.title, level: 3 }).waitFor();
  expect(await page.locator('#account.mine').count()).toBe(1);
});

test.each([
  ['the policy', 'PolicyScreen', 'policy', en.admin.policyTitle],
  ['the reset of a user', 'UserResetScreens', 'reset', en.admin.resetTitle],
])('%s for administrators does the same', async (_, chunk, id, title) => {
  const { page, restore } = await without(chunk);
  const panel = page.locator(`#${id}.mine`);
  await panel.getByRole('heading', { name: en.common.loadFailedTitle }).waitFor();
  expect(await page.locator('output').textContent()).toBe('load NETWORK');
  await restore();
  await panel.getByRole('button', { name: en.common.tryAgain }).click();
  await panel.getByRole('heading', { name: title }).waitFor();
});

test("a QR code that didn't load is loaded by the next setup", async () => {
  const { page, restore } = await without('QrDrawing');
  const start = async (): Promise<void> => {
    await page.getByRole('button', { name: 'New set-up' }).click();
    await page.getByRole('button', { name: en.setup.totp.start }).click();
  };
  await start();
  await page.getByText(en.totp.qrFailed).waitFor();
  await restore();
  await start();
  await page.locator('[data-mfa-part="qr-code"] svg').waitFor();
});

test('a dialog that didn\'t load says so, can be closed, and loads with "Try again"', async () => {
  const { page, restore } = await without('DialogWindow');
  const remove = page.getByRole('button', { name: en.settings.remove(en.methods.sms.title) });
  await remove.click();
  await page.getByRole('heading', { name: en.common.loadFailedTitle }).waitFor();
  await page.getByRole('button', { name: en.common.cancel }).click();
  await remove.click();
  await restore();
  await page.getByRole('button', { name: en.common.tryAgain }).click();
  const dialog = page.getByRole('dialog', { name: en.settings.removeTitle(en.methods.sms.title) });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('settings and a dialog over them need no style that the policy in docs/csp.md forbids', async () => {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.url);
  await page.getByRole('button', { name: en.settings.remove(en.methods.sms.title) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('hidden');
  expect(await page.locator('style').count()).toBe(0);
  await page.getByRole('button', { name: en.settings.removeConfirm }).click();
  await page.getByText(en.settings.done.remove).first().waitFor();
  expect(complaints).toEqual([]);
});

test('a host with a dialog of its own never loads ours, neither for a question nor for a password', async () => {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}?own`);
  await page.getByRole('button', { name: en.settings.remove(en.methods.sms.title) }).click();
  await page.getByRole('dialog').getByRole('button', { name: en.settings.removeConfirm }).click();
  await page.getByRole('dialog', { name: en.reauth.title }).waitFor();
  expect(requested.filter((file) => file.includes('ReauthDialog-'))).toHaveLength(1);
  expect(requested.filter((file) => file.includes('DialogWindow-'))).toEqual([]);
});
