import { TOTP } from 'otpauth';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { wrongTotpCode } from '../adapters/totpCode.js';
import { en } from '../words.js';
import { visit, withHost } from './host.js';
import { scan } from './scan.js';
import {
  backupCodes,
  chooseApp,
  codeField,
  expectText,
  heading,
  home,
  keyShown,
  newestMail,
  newUser,
  openMethods,
  openSecurity,
  press,
  saveCodes,
  signIn,
  signOut,
  signUp,
  type TestUser,
} from './user.js';

withHost();

/** From Account → Security to the screen with the QR code. */
async function startSetUp(page: Page, user: TestUser): Promise<void> {
  await openMethods(page);
  await chooseApp(page, user);
}

test.each(['light', 'dark'] as const)(
  'the QR code can be scanned from a %s screen, and the app works',
  async (scheme) => {
    const page = await visit({ colorScheme: scheme });
    const user = newUser();
    await signUp(page, user);
    await startSetUp(page, user);
    const app = await scan(page);
    expect(app.label).toBe(user.email);
    await codeField(page).pressSequentially(app.generate());
    await expect(backupCodes(page)).resolves.toHaveLength(10);
    await saveCodes(page);
    await expectText(page, en.settings.done.add);

    await signOut(page);
    await signIn(page, user);
    await codeField(page).pressSequentially(app.generate());
    await home(page);
  },
);

test('the key can be typed instead of scanned, and is the same', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await startSetUp(page, user);
  const { secret } = await scan(page);
  expect((await keyShown(page)).replaceAll(' ', '')).toBe(secret.base32);
});

test('a wrong code is explained, and then the right one is accepted', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await startSetUp(page, user);
  const app = await scan(page);
  await codeField(page).pressSequentially(wrongTotpCode(app.secret.base32));
  await expectText(page, en.errors.INVALID_CODE);
  await expect(codeField(page).getAttribute('aria-invalid')).resolves.toBe('true');
  await codeField(page).pressSequentially(app.generate()); // it is selected, so typing replaces it
  await expect(backupCodes(page)).resolves.toHaveLength(10);
});

test('nobody continues without saving the codes: not with the button, a link or by closing the page', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await startSetUp(page, user);
  await codeField(page).pressSequentially((await scan(page)).generate());
  await backupCodes(page);
  await press(page, en.backupCodes.finish);
  await expectText(page, en.backupCodes.notSaved);
  for (const leave of [
    () => page.getByRole('link', { name: 'Home' }).click(),
    () => page.close({ runBeforeUnload: true }),
  ]) {
    const asked = page.waitForEvent('dialog');
    const left = leave(); // not awaited, because it waits for the response
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await left;
  }
  await saveCodes(page);
  await expectText(page, en.settings.done.add);
});

test('"Not now" really declines', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await signOut(page);
  await signIn(page, user);
  await press(page, en.enrollment.skip);
  await home(page);
  await openSecurity(page);
  await expectText(page, en.settings.off);
});

test('the offer at sign-in leads all the way to the account', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await signOut(page);
  await signIn(page, user);
  await press(page, en.enrollment.start);
  await chooseApp(page, user);
  await codeField(page).pressSequentially((await scan(page)).generate());
  await backupCodes(page);
  await saveCodes(page);
  await home(page);
});

test('codes by email can be the second step', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await openMethods(page);
  await press(page, /Email/);
  await expectText(page, en.setup.email.description);
  expect(await page.getByRole('textbox').count()).toBe(0); // the server knows the address, and accepts no other
  await press(page, en.setup.sms.start);
  await codeField(page).pressSequentially(await newestMail(page, user));
  await expectText(page, en.settings.done.add); // the server creates backup codes only for authenticator apps
  await expectText(page, /^On$/);
  expect(await page.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('Email')]);
  expect(await page.getByRole('button', { name: en.settings.manageCodes }).count()).toBe(0);

  await signOut(page);
  await signIn(page, user);
  await heading(page, en.challenge.title.email);
  await codeField(page).pressSequentially(await newestMail(page, user));
  await home(page);
});

test('an app can be added to codes by email, and then no second one is offered', async () => {
  const page = await visit();
  const user = newUser();
  await signUp(page, user);
  await openMethods(page);
  await press(page, /Email/);
  await press(page, en.setup.sms.start);
  await codeField(page).pressSequentially(await newestMail(page, user));
  await expectText(page, /^On$/);

  await press(page, en.settings.add);
  await chooseApp(page, user);
  const secret = (await keyShown(page)).replaceAll(' ', '');
  await codeField(page).pressSequentially(new TOTP({ secret }).generate());
  await saveCodes(page);
  await expectText(page, en.settings.done.add);
  await page.reload();
  await expectText(page, /^On$/);
  const factors = page.getByRole('list', { name: en.settings.factorsTitle }).getByRole('listitem');
  expect(await factors.count()).toBe(2);
  expect(await page.getByRole('button', { name: en.settings.add }).count()).toBe(0);
  expect(await page.getByRole('button', { name: en.settings.manageCodes }).count()).toBe(1);
});
