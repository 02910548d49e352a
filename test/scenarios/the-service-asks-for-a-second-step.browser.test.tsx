import { expect, test } from 'vitest';
import { MfaEnrollment } from '../../src/index.js';
import {
  anna,
  callsOf,
  clicks,
  codeOfKey,
  isInside,
  logsIn,
  offers,
  reads,
  sandboxWith,
  savesCodes,
  show,
  types,
} from './stage.js';

test('a second step is recommended, and today there is no time for it', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'recommended' } });
  await logsIn(sandbox);
  await reads(/It takes about two minutes/);
  await clicks('Not now');
  await isInside();
  expect(callsOf(sandbox, 'enrollTOTP')).toBe(0);
});

test('a second step is required: it says so and why, and there is no “Not now”', async () => {
  await logsIn(sandboxWith({}, { policy: { enrollment: 'required' } }));
  await reads('This service asks everyone for a second step.');
  await reads('Someone who gets your password still can’t sign in.');
  expect(offers('Not now')).toBe(false);
});

test('a second way is worth having, and is added at once', async () => {
  const sandbox = sandboxWith({}, { policy: { methods: ['totp', 'email'] } });
  sandbox.signIn(anna.email);
  show(<MfaEnrollment />, sandbox);
  await clicks('Set it up');
  await clicks(/^Authenticator app/);
  await types(await codeOfKey(sandbox));
  await savesCodes();
  await reads('A second way keeps you from being locked out when you lose the first.');
  await clicks('Add another way');
  await clicks(/^Email/);
  await clicks('Send code');
  await reads(/We sent a code/);
  await types(sandbox.lastCode());
  const methods = async () => (await sandbox.adapter.getStatus()).factors?.map(({ method }) => method);
  await expect.poll(methods).toEqual(['totp', 'email']);
});
