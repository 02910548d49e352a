import { expect, test } from 'vitest';
import {
  callsOf,
  clicks,
  codeOf,
  isInside,
  isRead,
  logsIn,
  pressesAnyway,
  reads,
  sandboxWith,
  sleeps,
  types,
} from './stage.js';

test('wrong codes: the tries are counted down, then the sign-in starts again', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { attempts: 3 } });
  await logsIn(sandbox);
  await types(sandbox.wrongCode());
  await reads('2 tries left.');
  await types(sandbox.wrongCode());
  await clicks('Verify');
  await reads('One try left.');
  await types(sandbox.wrongCode());
  await clicks('Verify');
  await reads(/There were too many wrong codes/);
  await clicks('Sign in again');
  await clicks('Log in');
  await types(codeOf(sandbox));
  await isInside();
});

test('the account is locked, and the countdown is right after the tab has slept', async () => {
  const sandbox = sandboxWith({ totp: true }, { limits: { lockAfter: 1, lockSeconds: 900 } });
  await logsIn(sandbox);
  await types(sandbox.wrongCode());
  await reads('Sign-in is locked');
  await reads('Call the Harbour desk.');
  await reads(/You can try again in (15|14) minutes/);
  sleeps(10 * 60_000);
  await reads(/You can try again in (5|4) minutes/);
});

test('too many tries in a short time: it says how long to wait, and nothing is sent till then', async () => {
  const sandbox = sandboxWith({ totp: true });
  sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
  await logsIn(sandbox);
  await types(codeOf(sandbox));
  await reads('Too many tries in a short time.');
  await reads(/You can try again in 1 minute/);
  await pressesAnyway('Verify');
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(1);
  sleeps(90_000);
  await expect.poll(() => isRead(/You can try again in/), { timeout: 5000 }).toBe(false);
  await types(codeOf(sandbox));
  await clicks('Verify');
  await isInside();
});
