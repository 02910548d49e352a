import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { en } from '../words.js';
import { visit, withHost } from './host.js';
import { scan } from './scan.js';
import { backupCodes, codeField, expectText, heading, home, newUser } from './user.js';

withHost();

/** Moves with Tab alone from the current focus. Fails if a step has dropped the focus to the page. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: 5000 }).not.toBe('BODY');
  for (let stops = 0; stops < 30; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${target}.`);
}

const use = async (page: Page, name: string | RegExp) => {
  const control = page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name }));
  await tabTo(page, control);
  await expect(control.evaluate((element) => getComputedStyle(element).outlineStyle)).resolves.toBe('solid');
  await page.keyboard.press('Enter');
};

const enter = async (page: Page, label: string, text: string) => {
  await tabTo(
    page,
    page.getByRole('textbox', { name: label, exact: true }).or(page.getByLabel(label, { exact: true })),
  );
  await page.keyboard.type(text);
};

test('everything works with the keyboard alone, from sign-up to the next sign-in', async () => {
  const page = await visit();
  const { name, email, password } = newUser();
  await use(page, 'Create an account');
  await enter(page, 'Name', name);
  await enter(page, 'Email', email);
  await enter(page, 'Password', password);
  await page.keyboard.press('Enter');
  await home(page);

  await use(page, 'Security');
  await heading(page, en.settings.title);
  await use(page, en.settings.setUp);
  await heading(page, en.enrollment.chooseTitle);
  await use(page, new RegExp(en.methods.totp.title));
  await enter(page, 'Password', password);
  await page.keyboard.press('Enter');
  const app = await scan(page);
  await tabTo(page, codeField(page));
  await page.keyboard.type(app.generate());
  await backupCodes(page);
  await tabTo(page, page.getByRole('checkbox', { name: en.backupCodes.saved }));
  await page.keyboard.press('Space');
  await use(page, en.backupCodes.finish);
  await expectText(page, en.settings.done.add);

  await use(page, en.settings.manageCodes);
  await use(page, en.common.cancel);
  await expectText(page, /^On$/);
  await tabTo(page, page.getByRole('button', { name: 'Sign out' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await heading(page, 'Sign in to Harbour');
  await enter(page, 'Email', email);
  await enter(page, 'Password', password);
  await page.keyboard.press('Enter');
  await codeField(page).waitFor();
  await page.keyboard.type(app.generate()); // the field already has the focus
  await home(page);
});
