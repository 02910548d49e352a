// The pool requires MFA, so a factor is set up during the sign-in.
import { expect, test } from 'vitest';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { open } from './browser.js';
import type { Mfa } from './cognitoRecords.js';
import { startAmplify } from './startAmplify.js';

const setup = async (methods?: Mfa[]) => {
  const amplify = await startAmplify();
  Object.assign(amplify.server.settings, { mfa: 'ON', ...(methods && { methods }) });
  const { user, ...credentials } = amplify.addUser();
  const browser = await open(amplify, { required: true });
  const login = await browser.adapter.login(credentials);
  return { ...amplify, ...browser, user, credentials, login, challengeId: login.challengeId ?? '' };
};

test('if a pool requires an app, it is set up before the user is signed in', async () => {
  const { adapter, login, challengeId } = await setup(['SOFTWARE_TOKEN_MFA']);
  expect(login).toMatchObject({ mfaRequired: true, user: { mfaEnrolled: false }, enrollable: ['totp'] });
  const { id, secret = '' } = await adapter.enrollTOTP({ challengeId });
  const wrong = adapter.verifyTOTP({ enrollmentId: id, code: wrongTotpCode(secret) });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true, factors: [{ id: 'TOTP', canRemove: false }] });
});

test.each<[Mfa[], string[]]>([
  [['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], ['totp']],
  [['SMS_MFA', 'EMAIL_OTP'], ['email']],
  [
    ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
    ['totp', 'email'],
  ],
])('if the pool requires %j, nobody can set up text messages during a sign-in', async (methods, enrollable) => {
  const { login, adapter, challengeId } = await setup(methods);
  expect(login.enrollable).toEqual(enrollable);
  const sms = adapter.enrollSMS?.({ challengeId, phoneNumber: '+12025550142' });
  await expect(sms).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('if a pool requires text messages only, only users with a number get in', async () => {
  const amplify = await startAmplify();
  Object.assign(amplify.server.settings, { mfa: 'ON', methods: ['SMS_MFA'] });
  const { user, ...credentials } = amplify.addUser();
  const { adapter } = await open(amplify, { required: true });
  await expect(adapter.login(credentials)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  user.attributes.phone_number = '+12025550142'; // by an administrator
  const { challengeId } = await adapter.login(credentials);
  const answer = { challengeId: challengeId ?? '', code: amplify.lastCode() };
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
});

test.each(['', '12 34', 'x', 'anna@example.com'])(
  'a malformed code (%j) keeps the setup of an app open',
  async (code) => {
    const { adapter, challengeId } = await setup(['SOFTWARE_TOKEN_MFA']);
    const { id, secret = '' } = await adapter.enrollTOTP({ challengeId });
    await expect(adapter.verifyTOTP({ enrollmentId: id, code })).rejects.toMatchObject({ code: 'INVALID_CODE' });
    expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
  },
);

test('after a choice of setups, the user can go back to the app, but then no longer to email', async () => {
  const { adapter, login, challengeId } = await setup();
  expect(login.enrollable).toEqual(['totp', 'email']);
  const { secret } = await adapter.enrollTOTP({ challengeId });
  expect(await adapter.enrollTOTP({ challengeId })).toMatchObject({ secret });
  const email = adapter.enrollEmail({ challengeId, email: 'anna@example.com' });
  await expect(email).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const sms = (await open(await startAmplify())).adapter.enrollSMS?.({ challengeId, phoneNumber: '+12025550142' });
  await expect(sms).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test.each([[undefined], [['EMAIL_OTP' as const]]])('email is set up with the given address (%j)', async (methods) => {
  const { adapter, challengeId, lastCode } = await setup(methods);
  const { id, destination } = await adapter.enrollEmail({ challengeId, email: 'other@example.com' });
  expect(destination).toBe('other@example.com');
  const wrong = adapter.verifyEmail({ enrollmentId: id, code: '0000000x' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await adapter.verifyEmail({ enrollmentId: id, code: lastCode() })).toEqual({ verified: true });
});

test('a user who leaves a setup during a sign-in can start it again', async () => {
  const { adapter, challengeId } = await setup(['SOFTWARE_TOKEN_MFA']);
  const { id } = await adapter.enrollTOTP({ challengeId });
  await adapter.cancel({ enrollmentId: id, kind: 'enrollment' });
  const { secret = '' } = await adapter.enrollTOTP({ challengeId });
  expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
});
