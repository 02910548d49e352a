import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  anna,
  chooseMethod,
  clickButton,
  enterText,
  expectSignedIn,
  expectText,
  isTextVisible,
  sandboxWith,
  saveCodes,
  signIn,
} from './stage.js';

test('the phone is lost and only a backup code is left', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: 2 });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  await signIn(sandbox);
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(code, en.challenge.backupCodeLabel);
  await clickButton(en.challenge.verify);
  await expectText(en.backupCodes.low(1));
  await clickButton(en.backupCodes.regenerate);
  await expectText(en.backupCodes.confirmDescription);
  await clickButton(en.backupCodes.confirm);
  await saveCodes();
  await expectSignedIn();
});

test('the code was used up, and the user has no time for new ones', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  const { leave } = await signIn(sandbox);
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(code, en.challenge.backupCodeLabel);
  await clickButton(en.challenge.verify);
  await expectText(en.backupCodes.remaining(9));
  await clickButton(en.backupCodes.later);
  await expectSignedIn();
  leave();

  await signIn(sandbox.newClient());
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(code, en.challenge.backupCodeLabel);
  await clickButton(en.challenge.verify);
  await expectText(en.errors.INVALID_CODE);
});

test('everything is lost: help is below the list of methods, and Back leads to the list', async () => {
  await signIn(sandboxWith({ totp: true, sms: '+15550136677', backupCodes: true }));
  for (const method of [en.methods.totp.title, en.challenge.backupCodeLabel]) {
    await clickButton(en.challenge.useAnotherMethod);
    await clickButton(en.challenge.needHelp);
    await expectText('Call the Harbour desk.');
    await clickButton(en.common.back);
    await expectText(en.challenge.chooseTitle);
    expect(isTextVisible('Call the Harbour desk.')).toBe(false);
    await clickButton(new RegExp(`^${method}`));
  }
});

test('everything is lost, and only one method was set up: help is below the backup code', async () => {
  await signIn(sandboxWith({ totp: true, backupCodes: true }));
  await clickButton(en.challenge.useBackupCode);
  await clickButton(en.challenge.needHelp);
  await expectText('Call the Harbour desk.');
});
