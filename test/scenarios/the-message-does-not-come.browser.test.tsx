import { expect, test } from 'vitest';
import { MfaChallenge } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  clickButton,
  enterText,
  expectSignedIn,
  expectText,
  forceClick,
  phone,
  sandboxWith,
  show,
  signIn,
  sleepFor,
} from './stage.js';

test("the message doesn't arrive, and another can be requested when the server allows it", async () => {
  const sandbox = sandboxWith({ sms: phone }, { limits: { resendSeconds: 60 } });
  await signIn(sandbox);
  await expectText(/We sent a code to .*77.?\. It may take a minute\./);
  await expectText(/Send a new code in (1 minute|[45]\d seconds)/);
  await forceClick(/^Send a new code in/);
  expect(sandbox.outbox).toHaveLength(1);
  sleepFor(60_000);
  await clickButton(en.challenge.resend);
  await expect.poll(() => sandbox.outbox.length).toBe(2);
  await expectText(/Send a new code in/);
  await enterText(sandbox.lastCode());
  await expectSignedIn();
});

test('another method is tried meanwhile: the sent code stays valid, and the cooldown continues', async () => {
  const sandbox = sandboxWith({ sms: phone, totp: true });
  await signIn(sandbox);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(new RegExp(`^${en.methods.sms.title}`));
  await expectText(/Send a new code in/);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(new RegExp(`^${en.methods.totp.title}`));
  await expectText(en.challenge.title.totp);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(new RegExp(`^${en.methods.sms.title}`));
  await expectText(/Send a new code in/);
  expect(callsOf(sandbox, 'sendChallenge')).toBe(1);
  await enterText(sandbox.lastCode());
  await expectSignedIn();
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
  await expectText(/Send a new code in/);
  again(screen('second'));
  await expectText(/Send a new code in/);
  expect(callsOf(sandbox, 'sendChallenge')).toBe(1);
});
