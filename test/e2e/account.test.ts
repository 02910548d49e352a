import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit, withHost } from './host.js';
import {
  backupCodes,
  codeField,
  enrolled,
  home,
  openSecurity,
  press,
  reads,
  saveCodes,
  signIn,
  signOut,
} from './person.js';

withHost();

/** Somebody with an authenticator app at Account → Security. */
async function atSecurity(page: Page) {
  const made = await enrolled(page);
  await signIn(page, made.person);
  await codeField(page).pressSequentially(made.app.generate());
  await home(page);
  await openSecurity(page);
  await reads(page, /^On\./);
  return made;
}

test('new backup codes are made on purpose, with the password, and the old ones stop working', async () => {
  const page = await visit();
  const { person, codes } = await atSecurity(page);
  await press(page, 'Make new backup codes');
  await reads(page, 'Your old backup codes stop working at once.');
  await press(page, 'Yes, make new codes');
  await page.getByLabel('Password').fill('not my password');
  await press(page, 'Confirm');
  await reads(page, 'That password is not right. Try again.');
  await page.getByLabel('Password').fill(person.password);
  await press(page, 'Confirm');
  const fresh = await backupCodes(page);
  expect(fresh).toHaveLength(10);
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
  await press(page, 'Continue');
  await reads(page, /Save your codes first/);
  await saveCodes(page);
  await reads(page, 'Your new backup codes are saved.');

  await signOut(page);
  await signIn(page, person);
  await press(page, 'Use a backup code');
  await page.getByRole('textbox', { name: 'Backup code' }).fill(codes[0] ?? '');
  await press(page, 'Verify');
  await reads(page, /That code is not right/);
  await page.getByRole('textbox', { name: 'Backup code' }).fill(fresh[0] ?? '');
  await press(page, 'Verify');
  await press(page, 'Later');
  await home(page);
});

test('the second step is turned off with the password, and the next sign-in asks for no code', async () => {
  const page = await visit();
  const { person } = await atSecurity(page);
  await press(page, 'Turn off two-step verification');
  await press(page, 'Yes, turn it off');
  await page.getByLabel('Password').fill('not my password');
  await press(page, 'Confirm');
  await reads(page, 'That password is not right. Try again.');
  await page.getByLabel('Password').fill(person.password);
  await press(page, 'Confirm');
  await reads(page, 'Two-step verification is off.');
  await reads(page, /^Off\./);

  await signOut(page);
  await signIn(page, person);
  await press(page, 'Not now');
  await home(page);
});

test('turning it off can be thought over, up to the password', async () => {
  const page = await visit();
  await atSecurity(page);
  await press(page, 'Turn off two-step verification');
  await press(page, 'Back');
  await press(page, 'Turn off two-step verification');
  await press(page, 'Yes, turn it off');
  await press(page, 'Cancel');
  await reads(page, /^On\./);
  await page.reload();
  await reads(page, /^On\./);
});
