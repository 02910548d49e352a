// The password is proved with SRP, the SDK's default.
import { expect, test } from 'vitest';
import { totpCode } from '../../adapters/totpCode.js';
import { open, withApp } from './browser.js';
import { startAmplify } from './startAmplify.js';

const SRP = { authFlowType: undefined };

test('the password never leaves the browser, and a user without a second factor is signed in', async () => {
  const amplify = await startAmplify();
  const sent: string[] = [];
  amplify.setNetwork((input, init) => {
    sent.push(String(init?.body));
    return amplify.realFetch(input, init);
  });
  const { user: _, ...credentials } = amplify.addUser();
  const { adapter, sdk } = await open(amplify, SRP);
  expect(await adapter.login(credentials)).toEqual({ mfaRequired: false, user: { mfaEnrolled: false } });
  expect(amplify.server.calls).toEqual(['InitiateAuth', 'RespondToAuthChallenge:PASSWORD_VERIFIER']);
  expect(sent.join()).not.toContain(credentials.password);
  expect(await sdk.fetchUserAttributes()).toMatchObject({ email: credentials.email });
});

test('a wrong password and an unknown account have the same error', async () => {
  const amplify = await startAmplify();
  const { email } = amplify.addUser();
  const { adapter } = await open(amplify, SRP);
  const refused = { code: 'INVALID_CREDENTIALS' };
  await expect(adapter.login({ email, password: 'not it' })).rejects.toMatchObject(refused);
  await expect(adapter.login({ email: 'nobody@example.com', password: 'x' })).rejects.toMatchObject(refused);
});

test('then a code is required: a wrong one is refused, and the right one passes', async () => {
  const amplify = await startAmplify();
  const { credentials, secret, sdk } = await withApp(amplify);
  await sdk.signOut();
  const { adapter } = await open(amplify, SRP);
  const { challengeId = '', factors } = await adapter.login(credentials);
  expect(factors).toEqual([{ id: 'TOTP', method: 'totp' }]);
  const answer = { challengeId: challengeId ?? '', code: 'none' };
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await adapter.verifyChallenge({ ...answer, code: totpCode(secret) })).toEqual({ verified: true });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('if the pool requires an app, it is set up before the user is signed in', async () => {
  const amplify = await startAmplify();
  Object.assign(amplify.server.settings, { mfa: 'ON', methods: ['SOFTWARE_TOKEN_MFA'] });
  const { user: _, ...credentials } = amplify.addUser();
  const { adapter } = await open(amplify, { ...SRP, required: true });
  const { challengeId = '' } = await adapter.login(credentials);
  const { id, secret = '' } = await adapter.enrollTOTP({ challengeId: challengeId ?? '' });
  expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
});
