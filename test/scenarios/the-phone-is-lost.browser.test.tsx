import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  anna,
  choosesMethod,
  clicks,
  isInside,
  isRead,
  logsIn,
  reads,
  sandboxWith,
  savesCodes,
  types,
} from './stage.js';

test('the phone is lost and only a backup code is left', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: 2 });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  await logsIn(sandbox);
  await choosesMethod(en.challenge.backupCodeLabel);
  await types(code, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.backupCodes.low(1));
  await clicks(en.backupCodes.regenerate);
  await reads(en.backupCodes.confirmDescription);
  await clicks(en.backupCodes.confirm);
  await savesCodes();
  await isInside();
});

test('the code was used up, and the user has no time for new ones', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  const { leave } = await logsIn(sandbox);
  await choosesMethod(en.challenge.backupCodeLabel);
  await types(code, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.backupCodes.remaining(9));
  await clicks(en.backupCodes.later);
  await isInside();
  leave();

  await logsIn(sandbox.newClient());
  await choosesMethod(en.challenge.backupCodeLabel);
  await types(code, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.errors.INVALID_CODE);
});

test('everything is lost: help is below the list of methods, and Back leads to the list', async () => {
  await logsIn(sandboxWith({ totp: true, sms: '+15550136677', backupCodes: true }));
  for (const method of [en.methods.totp.title, en.challenge.backupCodeLabel]) {
    await clicks(en.challenge.useAnotherMethod);
    await clicks(en.challenge.needHelp);
    await reads('Call the Harbour desk.');
    await clicks(en.common.back);
    await reads(en.challenge.chooseTitle);
    expect(isRead('Call the Harbour desk.')).toBe(false);
    await clicks(new RegExp(`^${method}`));
  }
});

test('everything is lost, and only one method was set up: help is below the backup code', async () => {
  await logsIn(sandboxWith({ totp: true, backupCodes: true }));
  await clicks(en.challenge.useBackupCode);
  await clicks(en.challenge.needHelp);
  await reads('Call the Harbour desk.');
});
