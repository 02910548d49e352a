import { test } from 'vitest';
import { en } from '../../src/locales/en.js';
import {
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  phone,
  sandboxWith,
  signIn,
  sleepFor,
} from './stage.js';

test('the phone was in another room and the sign-in has expired: one click starts again', async () => {
  const sandbox = sandboxWith({ totp: true });
  await signIn(sandbox);
  await expectText(en.challenge.title.totp);
  sleepFor(11 * 60_000);
  await expectText(en.challenge.timeUp);
  await enterText(codeOf(sandbox));
  await expectText(en.challenge.expiredTitle);
  await clickButton(en.common.signInAgain);
  await clickButton('Log in');
  await enterText(codeOf(sandbox));
  await expectSignedIn();
});

test('only the code has expired: a new one is enough', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await signIn(sandbox);
  await expectText(/We sent a code to/);
  const old = sandbox.lastCode();
  sleepFor(6 * 60_000);
  await enterText(old);
  await expectText(en.errors.CODE_EXPIRED);
  await clickButton(en.challenge.resend);
  await expectText(/Send a new code in/);
  await enterText(sandbox.lastCode());
  await expectSignedIn();
});
