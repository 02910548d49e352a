import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { en } from '../words.js';
import { open, withSandboxHost } from './guide/sandboxHost.js';
import { keyShown, press } from './user.js';

withSandboxHost({ bfcache: true });

const anna = { email: 'anna@example.com', password: 'correct horse battery' };

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(anna.email);
  await page.getByLabel('Password').fill(anna.password);
  await press(page, 'Sign in');
}

/** To another page and back, in a browser that has cached this one with its scripts. */
async function leaveAndComeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { kept: persisted }));
  });
  await page.goto('about:blank');
  await page.goBack({ waitUntil: 'commit' }); // nothing is loaded
  expect(await page.evaluate(() => Reflect.get(window, 'kept'))).toBe(true);
}

test('a page that comes back from the browser’s cache checks codes', async () => {
  const page = await open({ users: [{ ...anna, totp: true }] });
  const { totpSecret } = await page.evaluate((email) => window.sandbox.user(email), anna.email);
  await signIn(page);
  await page.getByLabel(en.code.label(6)).pressSequentially('12');
  await leaveAndComeBack(page);
  await page.getByLabel(en.code.label(6)).fill(await page.evaluate((key) => window.sandbox.codeFor(key), totpSecret));
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
});

test("the key of an unfinished app setup doesn't come back with it", async () => {
  const page = await open({ users: [anna], policy: { enrollment: 'required' }, requireReauth: false });
  await signIn(page);
  await press(page, en.enrollment.start);
  await page.getByRole('button', { name: new RegExp(`^${en.methods.totp.title}`) }).click();
  const shown = await keyShown(page);
  await leaveAndComeBack(page);
  await page.getByRole('heading').first().waitFor();
  expect(shown).not.toBe('');
  expect(await page.content()).not.toContain(shown);
});
