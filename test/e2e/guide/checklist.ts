import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { en } from '../../words.js';
import { scan } from '../scan.js';
import { backupCodes, chooseMethod, codeField, expectText, press, saveCodes } from '../user.js';
import type { World } from './worlds.js';

/** Enters the password if the backend asks for it before it continues. */
async function confirmIfAsked(page: Page, password: string, next: () => Promise<void>): Promise<void> {
  const field = page.getByLabel('Password');
  await Promise.race([field.waitFor(), next()]).catch(() => undefined);
  if (!(await field.isVisible())) return;
  await field.fill(password);
  await press(page, en.reauth.confirm);
  await next();
}

/** From the choice of method to saved codes. */
async function setUpApp(page: Page, password: string): Promise<void> {
  const choice = page.getByRole('button', { name: new RegExp(`^${en.methods.totp.title}`) });
  const qrCode = page.getByRole('img', { name: /QR code/ });
  const start = page.getByRole('button', { name: en.setup.totp.start });
  const next = () => Promise.race([qrCode.waitFor(), start.waitFor(), page.getByLabel('Password').waitFor()]);
  await Promise.race([choice.waitFor(), next()]); // with a single method there is no choice
  if (await choice.isVisible()) await choice.click();
  await next();
  // It may be asking for the password, or already loading the QR code.
  if (await start.isEnabled({ timeout: 1000 }).catch(() => false)) await start.click();
  await confirmIfAsked(page, password, () => qrCode.waitFor());
  const app = await scan(page);
  await codeField(page).pressSequentially(app.generate());
  expect((await backupCodes(page)).length).toBeGreaterThan(0);
  await saveCodes(page);
}

/** One test for each line of "Testing Your Implementation", in the guide's words. */
export function guideChecklist(world: World): void {
  describe(`the guide's checklist, on ${world.name}`, () => {
    world.setUp();

    test('New user can enroll in MFA during first login', async () => {
      const { page, password } = await world.firstLogin();
      await press(page, en.enrollment.start);
      await setUpApp(page, password);
      await world.isSignedIn(page);
    });

    test('Existing user can add MFA from account settings', async () => {
      const { page, password } = await world.settingsWithout();
      await press(page, en.settings.setUp);
      await setUpApp(page, password);
      await page.getByText(en.settings.done.add).first().waitFor();
    });

    test('User can successfully complete MFA challenge with TOTP', async () => {
      const { page, code } = await world.challenge();
      await codeField(page).pressSequentially(await code());
      await world.isSignedIn(page);
    });

    test('User can use backup code when MFA device unavailable', async () => {
      const { page, codes } = await world.challenge();
      await chooseMethod(page, en.challenge.backupCodeLabel);
      await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(codes[0] ?? '');
      await press(page, en.challenge.verify);
      await page.getByRole('heading', { name: en.backupCodes.offerTitle.used }).waitFor();
      await press(page, en.backupCodes.later);
      await world.isSignedIn(page);
    });

    test('Invalid codes show appropriate error messages', async () => {
      const { page, code } = await world.challenge();
      await press(page, en.challenge.verify);
      await expectText(page, en.code.empty(6));
      await codeField(page).pressSequentially('12');
      await press(page, en.challenge.verify);
      await expectText(page, en.code.tooShort(6));
      const right = await code();
      const wrong = right.replace(/./g, (digit) => String((Number(digit) + 1) % 10));
      await codeField(page).fill(wrong);
      await expectText(page, en.errors.INVALID_CODE);
      await codeField(page).fill(right); // a code other than the refused one is checked at once
      await world.isSignedIn(page);
    });

    test('User can disable MFA from account settings', async () => {
      const { page, password, code } = await world.challenge();
      await codeField(page).pressSequentially(await code());
      await world.isSignedIn(page);
      await world.openSettings(page);
      await press(page, en.settings.disable);
      await press(page, en.settings.disableConfirm);
      const off = page.getByText(en.settings.done.disable).first();
      await confirmIfAsked(page, password, () => off.waitFor());
      await expectText(page, /^Off$/);
    });
  });
}
