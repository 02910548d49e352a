import { expect, test } from 'vitest';
import { MfaChallenge } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  clicks,
  isInside,
  logsIn,
  phone,
  pressesAnyway,
  reads,
  sandboxWith,
  show,
  sleeps,
  types,
} from './stage.js';

test("the message doesn't arrive, and another can be requested when the server allows it", async () => {
  const sandbox = sandboxWith({ sms: phone }, { limits: { resendSeconds: 60 } });
  await logsIn(sandbox);
  await reads(/We sent a code to .*77.?\. It may take a minute\./);
  await reads(/Send a new code in (1 minute|[45]\d seconds)/);
  await pressesAnyway(/^Send a new code in/);
  expect(sandbox.outbox).toHaveLength(1);
  sleeps(60_000);
  await clicks(en.challenge.resend);
  await expect.poll(() => sandbox.outbox.length).toBe(2);
  await reads(/Send a new code in/);
  await types(sandbox.lastCode());
  await isInside();
});

test('another method is tried meanwhile: the sent code stays valid, and the cooldown continues', async () => {
  const sandbox = sandboxWith({ sms: phone, totp: true });
  await logsIn(sandbox);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(new RegExp(`^${en.methods.sms.title}`));
  await reads(/Send a new code in/);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(new RegExp(`^${en.methods.totp.title}`));
  await reads(en.challenge.title.totp);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(new RegExp(`^${en.methods.sms.title}`));
  await reads(/Send a new code in/);
  expect(callsOf(sandbox, 'sendChallenge')).toBe(1);
  await types(sandbox.lastCode());
  await isInside();
});

test('the page is left and opened again: no second message, and the cooldown continues', async () => {
  const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
  const { challengeId, factors } = await sandbox.adapter.login(anna);
  if (!challengeId) throw new Error('This sign-in requires no second step.');
  const challenge = { challengeId, ...(factors && { factors }) };
  const screen = (key: string) => (
    <MfaChallenge onRestart={() => {}} key={key} challenge={challenge} onVerified={() => undefined} />
  );
  const { again } = show(screen('first'), sandbox);
  await reads(/Send a new code in/);
  again(screen('second'));
  await reads(/Send a new code in/);
  expect(callsOf(sandbox, 'sendChallenge')).toBe(1);
});
