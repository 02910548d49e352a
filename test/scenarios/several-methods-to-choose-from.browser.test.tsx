import { expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { callsOf, clicks, isInside, logsIn, offers, phone, reads, sandboxWith, types } from './stage.js';

test('several methods are set up: one is chosen, refused and replaced by another, and nothing is lost', async () => {
  const sandbox = sandboxWith({ totp: true, sms: phone, emailCode: true, backupCodes: true });
  await logsIn(sandbox);
  await types(sandbox.wrongCode());
  await reads(en.common.attemptsLeft(4));
  await clicks(en.challenge.useAnotherMethod);
  await reads(en.challenge.backupCodeOption);
  await clicks(/^Email/);
  await reads(/We sent a code to .?a.*@/);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(new RegExp(`^${en.methods.sms.title}`));
  await reads(/We sent a code to .*77/);
  expect(sandbox.outbox.map(({ to }) => to)).toEqual(['anna@example.com', phone]);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(/^Email/);
  await reads(/We sent a code to .?a.*@/);
  expect(callsOf(sandbox, 'sendChallenge')).toBe(2);
  await types(sandbox.lastCode('anna@example.com'));
  await isInside();
});

test('only one method is set up: nobody has to choose', async () => {
  await logsIn(sandboxWith({ totp: true }));
  await reads(en.challenge.title.totp);
  expect(offers(en.challenge.useAnotherMethod)).toBe(false);
});
