import type { Page } from 'playwright';
import { wrongTotpCode } from '../adapters/totpCode.js';
import {
  backupCodes,
  codeField,
  heading,
  home,
  openSecurity,
  press,
  reads,
  saveCodes,
  signIn,
  signOut,
  signUp,
  somebody,
} from './person.js';
import { scan } from './scan.js';

/** Every secret there has been so far. */
export type Secrets = string[];

/**
 * From sign-up to turning the second step off again, past every screen of the library that this server has. `look`
 * is called on each of them.
 */
export async function tour(page: Page, look: (screen: string, secrets: Secrets) => Promise<void>): Promise<void> {
  const person = somebody();
  const secrets: Secrets = [person.password];
  const see = (screen: string) => look(screen, secrets);
  const password = async () => {
    await page.getByLabel('Password').fill(person.password);
    await press(page, 'Confirm');
  };
  const wrongCode = () => reads(page, /That code is not right/);

  await see('sign-in');
  await signUp(page, person);
  await see('home');
  await openSecurity(page);
  await reads(page, /^Off\./);
  await see('security, off');
  await press(page, 'Set it up');
  await heading(page, 'Protect your account with a second step');
  await see('why');
  await press(page, 'Set it up');
  await see('choice of method');
  await press(page, /Authenticator app/);
  await heading(page, 'Confirm that it’s you');
  await see('password');
  await password();
  const app = await scan(page);
  secrets.push(app.secret.base32);
  await see('authenticator app');
  const wrong = wrongTotpCode(app.secret.base32);
  secrets.push(wrong, app.generate());
  await codeField(page).pressSequentially(wrong);
  await wrongCode();
  await see('authenticator app, wrong code');
  await codeField(page).fill(app.generate());
  await press(page, 'Turn on');
  const codes = await backupCodes(page);
  secrets.push(...codes);
  await see('backup codes');
  await press(page, 'Continue');
  await see('backup codes, not saved');
  await saveCodes(page);
  await reads(page, 'It is set up.');
  await see('security, on');

  await press(page, 'Make new backup codes');
  await see('new codes, sure?');
  await press(page, 'Yes, make new codes');
  await password();
  const fresh = await backupCodes(page);
  secrets.push(...fresh);
  await saveCodes(page);

  await signOut(page);
  await signIn(page, person);
  await codeField(page).waitFor();
  await see('challenge');
  await codeField(page).pressSequentially(wrong);
  await wrongCode();
  await see('challenge, wrong code');
  await press(page, 'I can’t use any of these');
  await see('no way in');
  await press(page, 'Back');
  await press(page, 'Try another way');
  await see('other ways');
  await press(page, /Email/);
  await codeField(page).waitFor();
  await see('challenge by email');
  await press(page, 'Use a backup code');
  await see('backup code');
  await page.getByRole('textbox', { name: 'Backup code' }).fill(fresh[0] ?? '');
  await press(page, 'Verify');
  await heading(page, 'Your backup code is used up');
  await see('backup code used up');
  await press(page, 'Later');
  await home(page);

  await openSecurity(page);
  await press(page, 'Turn off two-step verification');
  await see('turn off, sure?');
  await press(page, 'Yes, turn it off');
  await password();
  await reads(page, 'Two-step verification is off.');
  await see('security, turned off');
  await signOut(page);
  await signIn(page, person);
  await press(page, 'Not now');
  await home(page);
}
