import { expect, test } from 'vitest';
import { PasskeySetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  button,
  callsOf,
  choosesMethod,
  clicks,
  codeOf,
  isInside,
  isRead,
  logsIn,
  reads,
  sandboxWith,
  show,
  types,
} from './stage.js';

test('the passkey prompt is closed by mistake, and opens again on click', async () => {
  const sandbox = sandboxWith({ passkey: true });
  sandbox.passkeys.dismissNext();
  await logsIn(sandbox);
  await clicks(en.challenge.usePasskey);
  await reads(en.errors.CANCELLED);
  await clicks(en.challenge.usePasskey);
  await isInside();
});

test("the passkey isn't accepted: the error doesn't mention a code, and the other methods are offered", async () => {
  const sandbox = sandboxWith({ passkey: true, totp: true });
  await logsIn(sandbox);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(new RegExp(`^${en.methods.passkey.title}`));
  sandbox.faults.fail('verifyPasskey', { code: 'INVALID_CODE' });
  await clicks(en.challenge.usePasskey);
  await reads(en.challenge.passkeyRefused);
  await clicks(en.challenge.usePasskey);
  await isInside();
});

test('the prompt hangs, and a backup code works anyway', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  await logsIn(sandbox);
  sandbox.faults.drop('verifyPasskey');
  await clicks(en.challenge.usePasskey);
  await expect.poll(() => callsOf(sandbox, 'verifyPasskey')).toBe(1);
  await choosesMethod(en.challenge.backupCodeLabel);
  await types(`${sandbox.user(anna.email).backupCodes[0]}{Enter}`, en.challenge.backupCodeLabel);
  await reads(en.backupCodes.offerTitle.used);
});

test('another method is chosen while the prompt is open, and the prompt closes', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  const { adapter } = sandbox;
  let prompt: AbortSignal | undefined;
  const verifyPasskey: typeof adapter.verifyPasskey = (_, ctx) => {
    prompt = ctx?.signal;
    return new Promise(() => undefined);
  };
  await logsIn({ adapter: { ...adapter, verifyPasskey } });
  await clicks(en.challenge.usePasskey);
  await expect.poll(() => prompt?.aborted).toBe(false);
  await choosesMethod(en.challenge.backupCodeLabel);
  await expect.poll(() => prompt?.aborted).toBe(true);
});

test('this browser has no passkeys: another method is offered', async () => {
  const sandbox = sandboxWith({ passkey: true, totp: true });
  sandbox.passkeys.available = false;
  await logsIn(sandbox);
  await clicks(en.challenge.useAnotherMethod);
  await clicks(new RegExp(`^${en.methods.passkey.title}`));
  await clicks(en.challenge.usePasskey);
  await reads(en.errors.METHOD_UNAVAILABLE);
  await clicks(new RegExp(`^${en.methods.totp.title}`));
  await types(codeOf(sandbox));
  await isInside();
});

test('the prompt is closed during the setup of a passkey: no error is shown, and it opens again on click', async () => {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  sandbox.passkeys.dismissNext();
  show(<PasskeySetup />, sandbox);
  await clicks(en.setup.passkey.start);
  await expect.poll(() => callsOf(sandbox, 'enrollPasskey')).toBe(1);
  await expect.element(button(en.setup.passkey.start)).not.toHaveAttribute('aria-disabled');
  expect(isRead('Nothing was changed.')).toBe(false);
  await clicks(en.setup.passkey.start);
  await reads(en.backupCodes.title);
});
