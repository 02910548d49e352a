import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  chooseMethod,
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  sandboxWith,
  signIn,
  textIn,
} from './stage.js';

test('the network fails during the check: the typed code is kept, and sent again only on click', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.faults.fail('verifyChallenge', new TypeError('Failed to fetch'));
  await signIn(sandbox);
  const code = codeOf(sandbox);
  await enterText(code);
  await expectText(en.errors.NETWORK);
  expect(textIn()).toBe(code);
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  await clickButton(en.challenge.verify);
  await expectSignedIn();
});

test('the response is lost: the backup code may be used up, and the next one works', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [first = '', second = ''] = sandbox.user(anna.email).backupCodes;
  sandbox.faults.loseAnswer('verifyBackupCode');
  await signIn(sandbox);
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(first, en.challenge.backupCodeLabel);
  await clickButton(en.challenge.verify);
  await expectText(en.challenge.backupCodeMayBeUsed);
  await enterText(second, en.challenge.backupCodeLabel);
  await clickButton(en.challenge.verify);
  await expectText(/^(Sign in again|You used a backup code)$/);
});
