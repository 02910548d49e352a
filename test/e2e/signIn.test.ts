import type { Route } from 'playwright';
import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { wrongTotpCode } from '../adapters/totpCode.js';
import { visit, withHost } from './host.js';
import {
  backupCodes,
  chooseMethod,
  codeField,
  enrolled,
  expectText,
  heading,
  home,
  newestMail,
  press,
  saveCodes,
  signIn,
  signOut,
} from './user.js';

withHost();

const WRONG = en.errors.INVALID_CODE;

test('a wrong code is explained, and then the right one is accepted', async () => {
  const page = await visit();
  const { user, app } = await enrolled(page);
  await signIn(page, user);
  await codeField(page).pressSequentially(wrongTotpCode(app.secret.base32));
  await expectText(page, WRONG);
  await codeField(page).pressSequentially(app.generate());
  await home(page);
});

test('a code can be pasted as the app shows it, in two groups', async () => {
  const page = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { user, app } = await enrolled(page);
  await signIn(page, user);
  await codeField(page).waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), app.generate().replace(/(...)/, '$1 '));
  await codeField(page).press('ControlOrMeta+v');
  await home(page);
});

test('a backup code signs in once, and leads to new ones that replace the others', async () => {
  const page = await visit();
  const { user, codes } = await enrolled(page);
  const [first = '', second = ''] = codes;
  await signIn(page, user);
  await chooseMethod(page, en.challenge.backupCodeLabel);
  await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(first);
  await press(page, en.challenge.verify);
  await heading(page, en.backupCodes.offerTitle.used);
  await press(page, en.backupCodes.regenerate);
  await press(page, en.backupCodes.confirm);
  await page.getByLabel('Password').fill(user.password);
  await press(page, en.reauth.confirm);
  const [fresh = ''] = await backupCodes(page);
  await saveCodes(page);
  await home(page);

  await signOut(page);
  await signIn(page, user);
  await chooseMethod(page, en.challenge.backupCodeLabel);
  for (const old of [first, second]) {
    await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(old);
    await press(page, en.challenge.verify);
    await expectText(page, WRONG);
  }
  await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(fresh);
  await press(page, en.challenge.verify);
  await press(page, en.backupCodes.later);
  await home(page);
});

test('a code is sent by email to a user who requests it', async () => {
  const page = await visit();
  const { user } = await enrolled(page);
  await signIn(page, user);
  await press(page, en.challenge.useAnotherMethod);
  await press(page, /Email/);
  await expectText(page, /We sent a code to .?g•••@•••\.com/);
  await codeField(page).pressSequentially(await newestMail(page, user));
  await home(page);
});

test('an expired challenge leads back to the password', async () => {
  const page = await visit();
  const { user, app } = await enrolled(page);
  await signIn(page, user);
  await codeField(page).waitFor();
  await page.context().clearCookies({ name: /two_factor/ });
  await codeField(page).pressSequentially(app.generate());
  await expectText(page, en.challenge.expiredTitle);
  await press(page, en.common.signInAgain);
  await signIn(page, user);
  await codeField(page).pressSequentially(app.generate());
  await home(page);
});

test('the server gets one request, however often the user submits', async () => {
  const page = await visit();
  const { user, app } = await enrolled(page);
  const held: Route[] = [];
  await page.route('**/two-factor/verify-totp', (route) => void held.push(route));
  await signIn(page, user);
  await codeField(page).pressSequentially(app.generate());
  await codeField(page).press('Enter');
  await page.getByRole('button', { name: en.challenge.verify }).dblclick({ force: true });
  expect(held).toHaveLength(1);
  await held[0]?.continue();
  await home(page);
  expect(held).toHaveLength(1);
});

test('without a connection it says so, keeps the code, and continues when the connection is back', async () => {
  const page = await visit();
  const { user, app } = await enrolled(page);
  await signIn(page, user);
  await codeField(page).waitFor();
  await page.context().setOffline(true);
  const code = app.generate();
  await codeField(page).pressSequentially(code);
  await expectText(page, en.errors.NETWORK);
  await expect(codeField(page).inputValue()).resolves.toBe(code);
  await page.context().setOffline(false);
  await press(page, en.challenge.verify);
  await home(page);
});

test('a trusted device needs only the password', async () => {
  const page = await visit();
  const { user, app } = await enrolled(page);
  await signIn(page, user);
  await page.getByLabel('Don’t ask again on this device').check();
  await codeField(page).pressSequentially(app.generate());
  await home(page);
  await signOut(page);
  await signIn(page, user);
  await home(page);
});

test('leaving a sign-in halfway leads back to the password, signed out', async () => {
  const page = await visit();
  const { user } = await enrolled(page);
  await signIn(page, user);
  await press(page, en.common.cancel);
  await heading(page, 'Sign in to Harbour');
  await page.reload();
  await heading(page, 'Sign in to Harbour');
});
