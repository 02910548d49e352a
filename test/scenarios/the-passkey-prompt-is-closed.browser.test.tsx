import { expect, test } from 'vitest';
import { PasskeySetup } from '../../src/index.js';
import { anna, callsOf, clicks, codeOf, isInside, logsIn, reads, sandboxWith, show, types } from './stage.js';

test('the passkey prompt is closed by mistake, and comes again by a click', async () => {
  const sandbox = sandboxWith({ passkey: true });
  sandbox.passkeys.dismissNext();
  await logsIn(sandbox);
  await clicks('Use passkey');
  await reads('Nothing was changed. Try again when you are ready.');
  await clicks('Use passkey');
  await isInside();
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
  await reads('Set up a passkey');
  await clicks('Set up passkey');
  await reads('Save your backup codes');
});
