// The real SDK with cognito-local, which supports apps, a choice of factors and new passwords, but no SRP, limits,
// expiry or setup during a sign-in.
import { describe, expect, it, test } from 'vitest';
import { amplifyAdapter, amplifyLoginResult } from '../../../src/adapters/amplify.js';
import { describeAdapter } from '../../../src/testing/index.js';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { password } from '../amplify/startAmplify.js';
import { startCognitoLocal } from './startCognitoLocal.js';

const NONE = 'cognito-local has none';
describeAdapter(
  { describe, it },
  {
    name: 'aws-amplify on cognito-local',
    start: async () => {
      const cognito = await startCognitoLocal();
      return { ...cognito, open: async () => (await cognito.open()).adapter as never, codeFor: totpCode };
    },
    except: {
      'used-code': 'cognito-local keeps no record of the codes that were used; Cognito does',
      'expired-challenge': NONE,
      'attempts-end': NONE,
      'wait-says-how-long': NONE,
    },
  },
);

async function withApp() {
  const cognito = await startCognitoLocal();
  const credentials = await cognito.addUser();
  const browser = await cognito.open();
  await browser.adapter.login(credentials);
  const { id, secret = '' } = await browser.adapter.enrollTOTP();
  const wrong = browser.adapter.verifyTOTP({ enrollmentId: id, code: wrongTotpCode(secret) });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
  return { ...cognito, ...browser, credentials, secret };
}

test('an app is set up, used, made the default and removed', async () => {
  const { adapter, open, credentials, secret } = await withApp();
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true, factors: [{ id: 'TOTP', method: 'totp' }] });
  await adapter.setDefaultFactor({ factorId: 'TOTP' });
  const other = await open();
  const { challengeId = '' } = await other.adapter.login(credentials);
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  expect(await other.adapter.verifyChallenge(answer)).toEqual({ verified: true });
  await other.adapter.removeFactor({ factorId: 'TOTP', method: 'totp' });
  expect(await other.adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });
});

test('a wrong password is INVALID_CREDENTIALS', async () => {
  const { open, addUser } = await startCognitoLocal();
  const { email } = await addUser();
  const login = (await open()).adapter.login({ email, password: 'not it' });
  await expect(login).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
});

test('a required new password is left to the host, and the next response is a login result', async () => {
  const { open, addUser, call, UserPoolId } = await startCognitoLocal();
  const { email } = await addUser();
  await call('AdminSetUserPassword', { UserPoolId, Username: email, Password: password, Permanent: false });
  const { sdk } = await open();
  const steps: string[] = [];
  const onOtherStep = ({ signInStep }: { signInStep: string }) => void steps.push(signInStep);
  const adapter = amplifyAdapter(sdk, { authFlowType: 'USER_PASSWORD_AUTH', onOtherStep });
  await expect(adapter.login({ email, password })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(steps).toEqual(['CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED']);
  const answer = await sdk.confirmSignIn({ challengeResponse: 'Another-horse-2' });
  expect(await amplifyLoginResult(sdk, answer)).toMatchObject({ mfaRequired: false });
});
