import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { anna, clicks, isInside, isRead, logsIn, reads, sandboxWith, savesCodes, types } from './stage.js';

test('the phone is lost and only a backup code is left', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: 2 });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  await logsIn(sandbox);
  await clicks(en.challenge.useBackupCode);
  await types(code, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.backupCodes.low(1));
  await clicks(en.backupCodes.regenerate);
  await reads(en.backupCodes.confirmDescription);
  await clicks(en.backupCodes.confirm);
  await savesCodes();
  await isInside();
});

test('the code was used up, and its owner has no time for new ones', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  const { leave } = await logsIn(sandbox);
  await clicks(en.challenge.useBackupCode);
  await types(code, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.backupCodes.remaining(9));
  await clicks(en.backupCodes.later);
  await isInside();
  leave();

  await logsIn(sandbox.newClient());
  await clicks(en.challenge.useBackupCode);
  await types(code, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.errors.INVALID_CODE);
});

test('everything is lost: how to get help is one click away on every screen', async () => {
  await logsIn(sandboxWith({ totp: true, sms: '+15550136677', backupCodes: true }));
  for (const way of [undefined, en.challenge.useBackupCode, en.challenge.useAnotherMethod]) {
    if (way) await clicks(way);
    await clicks(en.challenge.needHelp);
    await reads('Call the Harbour desk.');
    await clicks(en.common.back);
    await expect.poll(() => isRead('Call the Harbour desk.')).toBe(false);
  }
});
