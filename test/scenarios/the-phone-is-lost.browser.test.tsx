import { expect, test } from 'vitest';
import { anna, clicks, isInside, isRead, logsIn, reads, sandboxWith, savesCodes, types } from './stage.js';

test('the phone is lost and only a backup code is left', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: 2 });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  await logsIn(sandbox);
  await clicks('Use a backup code');
  await types(code, 'Backup code');
  await clicks('Verify');
  await reads('Only one backup code left. Make new ones soon.');
  await clicks('Make new codes');
  await reads('Your old backup codes stop working at once. You will see the new ones next.');
  await clicks('Yes, make new codes');
  await savesCodes();
  await isInside();
});

test('the code was used up, and its owner has no time for new ones', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  const { leave } = await logsIn(sandbox);
  await clicks('Use a backup code');
  await types(code, 'Backup code');
  await clicks('Verify');
  await reads('9 backup codes left.');
  await clicks('Later');
  await isInside();
  leave();

  await logsIn(sandbox.newClient());
  await clicks('Use a backup code');
  await types(code, 'Backup code');
  await clicks('Verify');
  await reads(/That code is not right or has expired/);
});

test('everything is lost: how to get help is one click away on every screen', async () => {
  await logsIn(sandboxWith({ totp: true, sms: '+15550136677', backupCodes: true }));
  for (const way of [undefined, 'Use a backup code', 'Try another way']) {
    if (way) await clicks(way);
    await clicks('I can’t use any of these');
    await reads('Call the Harbour desk.');
    await clicks('Back');
    await expect.poll(() => isRead('Call the Harbour desk.')).toBe(false);
  }
});
