import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  callsOf,
  clickButton,
  enterText,
  expectSignedIn,
  expectText,
  hasButton,
  phone,
  sandboxWith,
  signIn,
} from './stage.js';

test('several methods are set up: one is chosen, refused and replaced by another, and nothing is lost', async () => {
  const sandbox = sandboxWith({ totp: true, sms: phone, emailCode: true, backupCodes: true });
  await signIn(sandbox);
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(4));
  await clickButton(en.challenge.useAnotherMethod);
  await expectText(en.challenge.backupCodeOption);
  await clickButton(/^Email/);
  await expectText(/We sent a code to .?a.*@/);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(new RegExp(`^${en.methods.sms.title}`));
  await expectText(/We sent a code to .*77/);
  expect(sandbox.outbox.map(({ to }) => to)).toEqual(['anna@example.com', phone]);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(/^Email/);
  await expectText(/We sent a code to .?a.*@/);
  expect(callsOf(sandbox, 'sendChallenge')).toBe(2);
  await enterText(sandbox.lastCode('anna@example.com'));
  await expectSignedIn();
});

test('only one method is set up: nobody has to choose', async () => {
  await signIn(sandboxWith({ totp: true }));
  await expectText(en.challenge.title.totp);
  expect(hasButton(en.challenge.useAnotherMethod)).toBe(false);
});
