import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { clicks, codeOf, isInside, isRead, logsIn, reads, sandboxWith, types } from './stage.js';

test('the phone’s clock is wrong: the second refused code leads to a hint', async () => {
  const sandbox = sandboxWith({ totp: true });
  await logsIn(sandbox);
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(4));
  expect(isRead(/Set the time/)).toBe(false);
  await types(sandbox.wrongCode());
  await clicks(en.challenge.verify);
  await reads(en.challenge.clockHint);
  await types(codeOf(sandbox));
  await isInside();
});

test('the server sends its time: the hint says how far the clock is off', async () => {
  const sandbox = sandboxWith({ totp: true });
  const serverTime = Date.now() + 5 * 60_000;
  sandbox.faults.fail('verifyChallenge', { code: 'INVALID_CODE', serverTime }, 2);
  await logsIn(sandbox);
  await types('000000');
  await reads(en.errors.INVALID_CODE);
  await types('000001');
  await reads(/clock is off by about (5|4) minutes/);
});
