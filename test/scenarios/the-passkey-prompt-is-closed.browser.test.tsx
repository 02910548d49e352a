import { expect, test } from 'vitest';
import { PasskeySetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  button,
  callsOf,
  chooseMethod,
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  isTextVisible,
  sandboxWith,
  show,
  signIn,
} from './stage.js';

test('the passkey prompt is closed by mistake, and opens again on click', async () => {
  const sandbox = sandboxWith({ passkey: true });
  sandbox.passkeys.dismissNext();
  await signIn(sandbox);
  await clickButton(en.challenge.usePasskey);
  await expectText(en.errors.CANCELLED);
  await clickButton(en.challenge.usePasskey);
  await expectSignedIn();
});

test("the passkey isn't accepted: the error doesn't mention a code, and the other methods are offered", async () => {
  const sandbox = sandboxWith({ passkey: true, totp: true });
  await signIn(sandbox);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(new RegExp(`^${en.methods.passkey.title}`));
  sandbox.faults.fail('verifyPasskey', { code: 'INVALID_CODE' });
  await clickButton(en.challenge.usePasskey);
  await expectText(en.challenge.passkeyRefused);
  await clickButton(en.challenge.usePasskey);
  await expectSignedIn();
});

test('the prompt hangs, and a backup code works anyway', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  await signIn(sandbox);
  sandbox.faults.drop('verifyPasskey');
  await clickButton(en.challenge.usePasskey);
  await expect.poll(() => callsOf(sandbox, 'verifyPasskey')).toBe(1);
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(`${sandbox.user(anna.email).backupCodes[0]}{Enter}`, en.challenge.backupCodeLabel);
  await expectText(en.backupCodes.offerTitle.used);
});

test('another method is chosen while the prompt is open, and the prompt closes', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  const { adapter } = sandbox;
  let prompt: AbortSignal | undefined;
  const verifyPasskey: typeof adapter.verifyPasskey = (_, ctx) => {
    prompt = ctx?.signal;
    return new Promise(() => undefined);
  };
  await signIn({ adapter: { ...adapter, verifyPasskey } });
  await clickButton(en.challenge.usePasskey);
  await expect.poll(() => prompt?.aborted).toBe(false);
  await chooseMethod(en.challenge.backupCodeLabel);
  await expect.poll(() => prompt?.aborted).toBe(true);
});

test('this browser has no passkeys: another method is offered', async () => {
  const sandbox = sandboxWith({ passkey: true, totp: true });
  sandbox.passkeys.available = false;
  await signIn(sandbox);
  await clickButton(en.challenge.useAnotherMethod);
  await clickButton(new RegExp(`^${en.methods.passkey.title}`));
  await clickButton(en.challenge.usePasskey);
  await expectText(en.errors.METHOD_UNAVAILABLE);
  await clickButton(new RegExp(`^${en.methods.totp.title}`));
  await enterText(codeOf(sandbox));
  await expectSignedIn();
});

test('the prompt is closed during the setup of a passkey: no error is shown, and it opens again on click', async () => {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  sandbox.passkeys.dismissNext();
  show(<PasskeySetup />, sandbox);
  await clickButton(en.setup.passkey.start);
  await expect.poll(() => callsOf(sandbox, 'enrollPasskey')).toBe(1);
  await expect.element(button(en.setup.passkey.start)).not.toHaveAttribute('aria-disabled');
  expect(isTextVisible('Nothing was changed.')).toBe(false);
  await clickButton(en.setup.passkey.start);
  await expectText(en.backupCodes.title);
});
