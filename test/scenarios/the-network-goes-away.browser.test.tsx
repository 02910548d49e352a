import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  choosesMethod,
  clicks,
  codeOf,
  isInside,
  logsIn,
  reads,
  sandboxWith,
  textIn,
  types,
} from './stage.js';

test('the network fails during the check: the typed code is kept, and sent again only on click', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.faults.fail('verifyChallenge', new TypeError('Failed to fetch'));
  await logsIn(sandbox);
  const code = codeOf(sandbox);
  await types(code);
  await reads(en.errors.NETWORK);
  expect(textIn()).toBe(code);
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  await clicks(en.challenge.verify);
  await isInside();
});

test('the response is lost: the backup code may be used up, and the next one works', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [first = '', second = ''] = sandbox.user(anna.email).backupCodes;
  sandbox.faults.loseAnswer('verifyBackupCode');
  await logsIn(sandbox);
  await choosesMethod(en.challenge.backupCodeLabel);
  await types(first, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(en.challenge.backupCodeMayBeUsed);
  await types(second, en.challenge.backupCodeLabel);
  await clicks(en.challenge.verify);
  await reads(/^(Sign in again|You used a backup code)$/);
});
