import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit, withHost } from './host.js';
import { backupCodes, codeField, enrolled, home, press, saveCodes, signIn, signOut } from './person.js';

withHost();

/** Somebody with an authenticator app at Account → Security. */
async function atSecurity(page: Page) {
  const made = await enrolled(page);
  await signIn(page, made.person);
  await codeField(page).pressSequentially(made.app.generate());
  await home(page);
  await press(page, 'Security');
  await page.getByText('On', { exact: true }).waitFor();
  return made;
}

test('new backup codes are made on purpose, with the password, and the old ones stop working', async () => {
  const page = await visit();
  const { person, codes } = await atSecurity(page);
  await press(page, 'Backup codes');
  await press(page, 'Make new codes');
  await page.getByText('Your old backup codes stop working at once.').waitFor();
  await press(page, 'Yes, make new codes');
  await page.getByLabel('Password').fill('not my password');
  await press(page, 'Confirm');
  await page.getByText('That password is not right. Try again.').waitFor();
  await page.getByLabel('Password').fill(person.password);
  await press(page, 'Confirm');
  const fresh = await backupCodes(page);
  expect(fresh).toHaveLength(10);
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
  await press(page, 'Continue');
  await page.getByText(/Save your codes first/).waitFor();
  await saveCodes(page);
  await page.getByText('Your new backup codes are saved.').waitFor();

  await signOut(page);
  await signIn(page, person);
  await press(page, 'Use a backup code');
  await page.getByRole('textbox', { name: 'Backup code' }).fill(codes[0] ?? '');
  await press(page, 'Verify');
  await page.getByText(/That code is not right/).waitFor();
  await page.getByRole('textbox', { name: 'Backup code' }).fill(fresh[0] ?? '');
  await press(page, 'Verify');
  await press(page, 'Later');
  await home(page);
});

test('the second step is turned off with the password, and the next sign-in asks for nothing more', async () => {
  const page = await visit();
  const { person } = await atSecurity(page);
  await press(page, 'Turn off');
  await page.getByLabel('Password').fill('not my password');
  await press(page, 'Turn off');
  await page.getByText('That password is not right. Try again.').waitFor();
  await page.getByLabel('Password').fill(person.password);
  await press(page, 'Turn off');
  await page.getByText('The second step is off.').waitFor();
  await page.getByText('Off', { exact: true }).waitFor();

  await signOut(page);
  await signIn(page, person);
  await press(page, 'Not now');
  await home(page);
});

test('turning it off can be thought over', async () => {
  const page = await visit();
  await atSecurity(page);
  await press(page, 'Turn off');
  await press(page, 'Keep it on');
  await page.getByText('On', { exact: true }).waitFor();
});
