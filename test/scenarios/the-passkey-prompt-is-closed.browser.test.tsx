import { expect, test } from 'vitest';
import { PasskeySetup } from '../../src/index.js';
import {
  anna,
  button,
  callsOf,
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

test('the passkey prompt is closed by mistake, and comes again by a click', async () => {
  const sandbox = sandboxWith({ passkey: true });
  sandbox.passkeys.dismissNext();
  await logsIn(sandbox);
  await clicks('Use passkey');
  await reads('That was not finished, and nothing has changed. You can try again.');
  await clicks('Use passkey');
  await isInside();
});

test('the passkey is not accepted: nothing is said of a code, and the other ways are there', async () => {
  const sandbox = sandboxWith({ passkey: true, totp: true });
  await logsIn(sandbox);
  await clicks('Try another way');
  await clicks(/^Passkey/);
  sandbox.faults.fail('verifyPasskey', { code: 'INVALID_CODE' });
  await clicks('Use passkey');
  await reads('Your passkey was not accepted. Try again, or choose another way.');
  await clicks('Use passkey');
  await isInside();
});

test('the prompt hangs, and a backup code leads in all the same', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  await logsIn(sandbox);
  sandbox.faults.drop('verifyPasskey');
  await clicks('Use passkey');
  await expect.poll(() => callsOf(sandbox, 'verifyPasskey')).toBe(1);
  await clicks('Use a backup code');
  await types(`${sandbox.user(anna.email).backupCodes[0]}{Enter}`, 'Backup code');
  await reads('Your backup code is used up');
});

test('another way is taken while the prompt is open, and the prompt goes away', async () => {
  const sandbox = sandboxWith({ passkey: true, backupCodes: true });
  const { adapter } = sandbox;
  let prompt: AbortSignal | undefined;
  const verifyPasskey: typeof adapter.verifyPasskey = (_, ctx) => {
    prompt = ctx?.signal;
    return new Promise(() => undefined);
  };
  await logsIn({ adapter: { ...adapter, verifyPasskey } });
  await clicks('Use passkey');
  await expect.poll(() => prompt?.aborted).toBe(false);
  await clicks('Use a backup code');
  await expect.poll(() => prompt?.aborted).toBe(true);
});

test('this browser has no passkeys: another way is there', async () => {
  const sandbox = sandboxWith({ passkey: true, totp: true });
  sandbox.passkeys.available = false;
  await logsIn(sandbox);
  await clicks('Try another way');
  await clicks(/^Passkey/);
  await clicks('Use passkey');
  await reads('This way can’t be used here. Choose another one.');
  await clicks(/^Authenticator app/);
  await types(codeOf(sandbox));
  await clicks('Verify');
  await isInside();
});

test('the prompt is closed while the passkey is being set up: nothing bad is said, and it comes again by a click', async () => {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  sandbox.passkeys.dismissNext();
  show(<PasskeySetup />, sandbox);
  await clicks('Set up passkey');
  await expect.poll(() => callsOf(sandbox, 'enrollPasskey')).toBe(1);
  await expect.element(button('Set up passkey')).not.toHaveAttribute('aria-disabled');
  expect(isRead('Nothing was changed.')).toBe(false);
  await clicks('Set up passkey');
  await reads('Save your backup codes');
});
