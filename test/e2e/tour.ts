import type { Page } from 'playwright';
import { wrongTotpCode } from '../adapters/totpCode.js';
import { en } from '../words.js';
import { scan } from './scan.js';
import {
  backupCodes,
  chooseMethod,
  codeField,
  expectText,
  heading,
  home,
  newUser,
  openSecurity,
  press,
  saveCodes,
  signIn,
  signOut,
  signUp,
} from './user.js';

/** Every secret so far. */
export type Secrets = string[];

/**
 * From sign-up to turning two-step verification off again, through every screen of the library that this server
 * supports. Calls `look` on each of them.
 */
export async function tour(page: Page, look: (screen: string, secrets: Secrets) => Promise<void>): Promise<void> {
  const user = newUser();
  const secrets: Secrets = [user.password];
  const see = (screen: string) => look(screen, secrets);
  const password = async () => {
    await page.getByLabel('Password').fill(user.password);
    await press(page, en.reauth.confirm);
  };
  const wrongCode = () => expectText(page, en.errors.INVALID_CODE);

  await see('sign-in');
  await signUp(page, user);
  await see('home');
  await openSecurity(page);
  await expectText(page, /^Off$/);
  await see('security, off');
  await press(page, en.settings.setUp);
  await heading(page, en.enrollment.chooseTitle);
  await see('choice of method');
  await press(page, new RegExp(en.methods.totp.title));
  await heading(page, en.reauth.title);
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
  const codes = await backupCodes(page);
  secrets.push(...codes);
  await see('backup codes');
  await press(page, en.backupCodes.finish);
  await see('backup codes, not saved');
  await saveCodes(page);
  await expectText(page, en.settings.done.add);
  await see('security, on');

  await press(page, en.settings.manageCodes);
  await see('new codes, sure?');
  await press(page, en.backupCodes.confirm);
  await password();
  const fresh = await backupCodes(page);
  secrets.push(...fresh);
  await saveCodes(page);

  await signOut(page);
  await signIn(page, user);
  await codeField(page).waitFor();
  await see('challenge');
  await codeField(page).pressSequentially(wrong);
  await wrongCode();
  await see('challenge, wrong code');
  await press(page, en.challenge.useAnotherMethod);
  await see('other ways');
  await press(page, en.challenge.needHelp);
  await see('no way in');
  await press(page, en.common.back);
  await press(page, /Email/);
  await codeField(page).waitFor();
  await see('challenge by email');
  await chooseMethod(page, en.challenge.backupCodeLabel);
  await see('backup code');
  await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(fresh[0] ?? '');
  await press(page, en.challenge.verify);
  await heading(page, en.backupCodes.offerTitle.used);
  await see('backup code used up');
  await press(page, en.backupCodes.later);
  await home(page);

  await openSecurity(page);
  await press(page, en.settings.disable);
  await see('turn off, sure?');
  await press(page, en.settings.disableConfirm);
  await password();
  await expectText(page, en.settings.done.disable);
  await see('security, turned off');
  await signOut(page);
  await signIn(page, user);
  await press(page, en.enrollment.skip);
  await home(page);
}
