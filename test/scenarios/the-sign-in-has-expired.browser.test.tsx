import { test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { clicks, codeOf, isInside, logsIn, phone, reads, sandboxWith, sleeps, types } from './stage.js';

test('the phone was in another room and the sign-in has expired: one click starts again', async () => {
  const sandbox = sandboxWith({ totp: true });
  await logsIn(sandbox);
  await reads(en.challenge.title.totp);
  sleeps(11 * 60_000);
  await reads(en.challenge.timeUp);
  await types(codeOf(sandbox));
  await reads(en.challenge.expiredTitle);
  await clicks(en.common.signInAgain);
  await clicks('Log in');
  await types(codeOf(sandbox));
  await isInside();
});

test('only the code has expired: a new one is enough', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await logsIn(sandbox);
  await reads(/We sent a code to/);
  const old = sandbox.lastCode();
  sleeps(6 * 60_000);
  await types(old);
  await reads(en.errors.CODE_EXPIRED);
  await clicks(en.challenge.resend);
  await reads(/Send a new code in/);
  await types(sandbox.lastCode());
  await isInside();
});
