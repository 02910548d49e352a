import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { en } from '../words.js';
import { visit, withHost } from './host.js';
import {
  backupCodes,
  chooseMethod,
  codeField,
  enrolled,
  expectText,
  home,
  openSecurity,
  press,
  saveCodes,
  signIn,
  signOut,
} from './user.js';

withHost();

/** A user with an authenticator app at Account → Security. */
async function atSecurity(page: Page) {
  const made = await enrolled(page);
  await signIn(page, made.user);
  await codeField(page).pressSequentially(made.app.generate());
  await home(page);
  await openSecurity(page);
  await expectText(page, /^On$/);
  return made;
}

test('new backup codes need a confirmation and the password, and the old ones stop working', async () => {
  const page = await visit();
  const { user, codes } = await atSecurity(page);
  await press(page, en.settings.manageCodes);
  await expectText(page, en.backupCodes.confirmDescription);
  await press(page, en.backupCodes.confirm);
  await page.getByLabel('Password').fill('not my password');
  await press(page, en.reauth.confirm);
  await expectText(page, en.errors.INVALID_CREDENTIALS);
  await page.getByLabel('Password').fill(user.password);
  await press(page, en.reauth.confirm);
  const fresh = await backupCodes(page);
  expect(fresh).toHaveLength(10);
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
  await press(page, en.backupCodes.finish);
  await expectText(page, en.backupCodes.notSaved);
  await saveCodes(page);
  await expectText(page, en.settings.done.codes);

  await signOut(page);
  await signIn(page, user);
  await chooseMethod(page, en.challenge.backupCodeLabel);
  await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(codes[0] ?? '');
  await press(page, en.challenge.verify);
  await expectText(page, en.errors.INVALID_CODE);
  await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(fresh[0] ?? '');
  await press(page, en.challenge.verify);
  await press(page, en.backupCodes.later);
  await home(page);
});

test('two-step verification is turned off with the password, and the next sign-in asks for no code', async () => {
  const page = await visit();
  const { user } = await atSecurity(page);
  await press(page, en.settings.disable);
  await press(page, en.settings.disableConfirm);
  await page.getByLabel('Password').fill('not my password');
  await press(page, en.reauth.confirm);
  await expectText(page, en.errors.INVALID_CREDENTIALS);
  await page.getByLabel('Password').fill(user.password);
  await press(page, en.reauth.confirm);
  await expectText(page, en.settings.done.disable);
  await expectText(page, /^Off$/);

  await signOut(page);
  await signIn(page, user);
  await press(page, en.enrollment.skip);
  await home(page);
});

test('turning it off can be canceled up to the password', async () => {
  const page = await visit();
  await atSecurity(page);
  await press(page, en.settings.disable);
  await press(page, en.common.cancel);
  await press(page, en.settings.disable);
  await press(page, en.settings.disableConfirm);
  await press(page, en.common.cancel);
  await expectText(page, /^On$/);
  await page.reload();
  await expectText(page, /^On$/);
});
