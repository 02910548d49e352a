import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  isTextVisible,
  sandboxWith,
  signIn,
} from './stage.js';

test('the phone’s clock is wrong: the second refused code leads to a hint', async () => {
  const sandbox = sandboxWith({ totp: true });
  await signIn(sandbox);
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(4));
  expect(isTextVisible(/Set the time/)).toBe(false);
  await enterText(sandbox.wrongCode());
  await clickButton(en.challenge.verify);
  await expectText(en.challenge.clockHint);
  await enterText(codeOf(sandbox));
  await expectSignedIn();
});

test('the server sends its time: the hint says how far the clock is off', async () => {
  const sandbox = sandboxWith({ totp: true });
  const serverTime = Date.now() + 5 * 60_000;
  sandbox.faults.fail('verifyChallenge', { code: 'INVALID_CODE', serverTime }, 2);
  await signIn(sandbox);
  await enterText('000000');
  await expectText(en.errors.INVALID_CODE);
  await enterText('000001');
  await expectText(/clock is off by about (5|4) minutes/);
});
