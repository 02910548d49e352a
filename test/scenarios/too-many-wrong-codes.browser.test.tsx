import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import {
  callsOf,
  clicks,
  codeOf,
  field,
  isInside,
  isRead,
  logsIn,
  pressesAnyway,
  reads,
  sandboxWith,
  sleeps,
  types,
} from './stage.js';

test('wrong codes: the attempts count down, then the sign-in starts again', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { attempts: 3 } });
  await logsIn(sandbox);
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(2));
  await types(sandbox.wrongCode());
  await clicks(en.challenge.verify);
  await reads(en.common.attemptsLeft(1));
  await types(sandbox.wrongCode());
  await clicks(en.challenge.verify);
  await reads(en.challenge.tooManyCodesTitle);
  await clicks(en.common.signInAgain);
  await clicks('Log in');
  await types(codeOf(sandbox));
  await isInside();
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
  await logsIn(sandbox);
  const verify = page.getByRole('button', { name: en.challenge.verify });
  await expect.element(verify).toBeVisible();
  // relative to the field, because the whole screen slides in
  const top = (element: Element): number => element.getBoundingClientRect().top;
  const place = (): number => Math.round(top(verify.element()) - top(field().element()));
  const before = place();
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(98));
  expect(place()).toBeCloseTo(before, -1); // another line would be 20 px
});

test('the account is locked, and the countdown is right after the tab was asleep', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { lockAfter: 1, lockSeconds: 900 } });
  await logsIn(sandbox);
  await types(sandbox.wrongCode());
  await reads(en.challenge.blockedTitle);
  await reads('Call the Harbour desk.');
  await reads(/Try again in (15|14) minutes/);
  sleeps(10 * 60_000);
  await reads(/Try again in (5|4) minutes/);
});

test('too many attempts in a short time: it says how long to wait, and sends nothing until then', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
  await logsIn(sandbox);
  await types(codeOf(sandbox));
  await reads(en.errors.RATE_LIMITED);
  await reads(/Try again in 1 minute/);
  await pressesAnyway(en.challenge.verify);
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  sleeps(90_000);
  await expect.poll(() => isRead(/Try again in/), { timeout: 5000 }).toBe(false);
  await types(codeOf(sandbox));
  await isInside();
});
