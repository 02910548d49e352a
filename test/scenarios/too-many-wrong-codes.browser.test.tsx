import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import {
  callsOf,
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  field,
  forceClick,
  isTextVisible,
  sandboxWith,
  signIn,
  sleepFor,
} from './stage.js';

test('wrong codes: the attempts count down, then the sign-in starts again', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { attempts: 3 } });
  await signIn(sandbox);
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(2));
  await enterText(sandbox.wrongCode());
  await clickButton(en.challenge.verify);
  await expectText(en.common.attemptsLeft(1));
  await enterText(sandbox.wrongCode());
  await clickButton(en.challenge.verify);
  await expectText(en.challenge.tooManyCodesTitle);
  await clickButton(en.common.signInAgain);
  await clickButton('Log in');
  await enterText(codeOf(sandbox));
  await expectSignedIn();
});

test('on the narrowest phone, nothing moves when the error for a wrong code includes the attempts left', async () => {
  const { innerWidth, innerHeight } = window;
  onTestFinished(async () => {
    document.body.removeAttribute('style');
    await page.viewport(innerWidth, innerHeight);
  });
  document.body.style.fontFamily = 'system-ui'; // one of the widest fonts on the machines that run this test
  await page.viewport(296, 640); // 320 minus the margins of a page
  const sandbox = sandboxWith({ totp: true }, { limits: { attempts: 99 } });
  await signIn(sandbox);
  const verify = page.getByRole('button', { name: en.challenge.verify });
  await expect.element(verify).toBeVisible();
  // relative to the field, because the whole screen slides in
  const top = (element: Element): number => element.getBoundingClientRect().top;
  const place = (): number => Math.round(top(verify.element()) - top(field().element()));
  const before = place();
  await enterText(sandbox.wrongCode());
  await expectText(en.common.attemptsLeft(98));
  expect(place()).toBeCloseTo(before, -1); // another line would be 20 px
});

test('the account is locked, and the countdown is right after the tab was asleep', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { lockAfter: 1, lockSeconds: 900 } });
  await signIn(sandbox);
  await enterText(sandbox.wrongCode());
  await expectText(en.challenge.blockedTitle);
  await expectText('Call the Harbour desk.');
  await expectText(/Try again in (15|14) minutes/);
  sleepFor(10 * 60_000);
  await expectText(/Try again in (5|4) minutes/);
});

test('too many attempts in a short time: it says how long to wait, and sends nothing until then', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
  await signIn(sandbox);
  await enterText(codeOf(sandbox));
  await expectText(en.errors.RATE_LIMITED);
  await expectText(/Try again in 1 minute/);
  await forceClick(en.challenge.verify);
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  sleepFor(90_000);
  await expect.poll(() => isTextVisible(/Try again in/), { timeout: 5000 }).toBe(false);
  await enterText(codeOf(sandbox));
  await expectSignedIn();
});
