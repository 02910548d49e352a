import { expect, test } from 'vitest';
import { anna, callsOf, clicks, codeOf, isInside, logsIn, reads, sandboxWith, textIn, types } from './stage.js';

test('the network goes away in the middle: the typed code is kept, and sent again by a click alone', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.faults.fail('verifyChallenge', new TypeError('Failed to fetch'));
  await logsIn(sandbox);
  const code = codeOf(sandbox);
  await types(code);
  await reads(/We could not reach the server/);
  expect(textIn()).toBe(code);
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  await clicks('Verify');
  await isInside();
});

test('the answer is lost: the backup code may be used up, and the next one works', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [first = '', second = ''] = sandbox.user(anna.email).backupCodes;
  sandbox.faults.loseAnswer('verifyBackupCode');
  await logsIn(sandbox);
  await clicks('Use a backup code');
  await types(first, 'Backup code');
  await clicks('Verify');
  await reads('This code may be used up now. If it is refused, try the next one.');
  await types(second, 'Backup code');
  await clicks('Verify');
  await reads(/^(Sign in again|Your backup code is used up)$/);
});
