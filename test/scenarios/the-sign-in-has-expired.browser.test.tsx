import { test } from 'vitest';
import { clicks, codeOf, isInside, logsIn, phone, reads, sandboxWith, sleeps, types } from './stage.js';

test('the phone was in another room and the sign-in has expired: one click starts again', async () => {
  const sandbox = sandboxWith({ totp: true });
  await logsIn(sandbox);
  await reads('You have 10 minutes for this step.');
  sleeps(11 * 60_000);
  await reads('The time for this step is over. If your code is refused, start again.');
  await types(codeOf(sandbox));
  await reads(/This took too long and has expired/);
  await clicks('Sign in again');
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
  await reads('This code has expired. Get a new code and enter that one.');
  await clicks('Send a new code');
  await reads(/Send a new code in/);
  await types(sandbox.lastCode());
  await clicks('Verify');
  await isInside();
});
