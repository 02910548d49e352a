import { expect, test } from 'vitest';
import { amplifyAdapter } from '../../../src/adapters/amplify.js';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { open, withApp } from './browser.js';
import { startAmplify } from './startAmplify.js';

const phoneNumber = '+12025550142';
const signedIn = async () => {
  const amplify = await startAmplify();
  const { user, ...credentials } = amplify.addUser();
  const browser = await open(amplify);
  await browser.adapter.login(credentials);
  return { ...amplify, ...browser, user, credentials };
};

test('an app is active once its code was right and the preference is set', async () => {
  const { adapter, user } = await signedIn();
  const { id, secret = '' } = await adapter.enrollTOTP();
  const wrong = adapter.verifyTOTP({ enrollmentId: id, code: wrongTotpCode(secret) });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  const short = adapter.verifyTOTP({ enrollmentId: id, code: '12' });
  await expect(short).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(user.enabled).toEqual([]);
  await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  expect(user.enabled).toEqual(['SOFTWARE_TOKEN_MFA']);
  expect(await adapter.getStatus()).toEqual({
    enrolled: true,
    factors: [{ id: 'TOTP', method: 'totp' }],
    enrollable: ['sms'],
    required: false,
  });
});

test('after a failure between the two calls, the same code continues', async () => {
  const { adapter, setNetwork, realFetch } = await signedIn();
  const { id, secret = '' } = await adapter.enrollTOTP();
  setNetwork(async (input, init) => {
    const operation = new Headers(init?.headers).get('x-amz-target') ?? '';
    return operation.endsWith('SetUserMFAPreference')
      ? Response.json({ __type: 'X' }, { status: 400 })
      : realFetch(input, init);
  });
  const code = totpCode(secret);
  await expect(adapter.verifyTOTP({ enrollmentId: id, code })).rejects.toMatchObject({ name: 'MfaError' });
  setNetwork();
  expect(await adapter.verifyTOTP({ enrollmentId: id, code })).toEqual({ verified: true });
});

test('a number is verified and then active, and with two factors, the user can choose', async () => {
  const amplify = await startAmplify();
  const anna = await withApp(amplify);
  const { adapter, sdk, credentials } = anna;
  const { id, destination } = (await adapter.enrollSMS?.({ phoneNumber: '+1 (202) 555-0142' })) ?? { id: '' };
  expect(destination).toBe('+1 (202) 555-0142');
  const wrong = adapter.verifySMS?.({ enrollmentId: id, code: '000x00' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await adapter.verifySMS?.({ enrollmentId: id, code: amplify.lastCode() });
  expect((await adapter.getStatus()).factors).toEqual([
    { id: 'TOTP', method: 'totp' },
    { id: 'SMS', method: 'sms', destination: phoneNumber },
  ]);
  await sdk.signOut();
  expect((await adapter.login(credentials)).factors).toHaveLength(2);
});

test('a message is sent again to the same number, and its code is accepted', async () => {
  const { adapter, server, lastCode } = await signedIn();
  await adapter.enrollSMS?.({ phoneNumber });
  const { id } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  expect(server.calls.at(-1)).toBe('GetUserAttributeVerificationCode');
  expect(server.outbox).toHaveLength(2);
  expect(await adapter.verifySMS?.({ enrollmentId: id, code: lastCode() })).toEqual({ verified: true });
});

test("if a pool doesn't verify numbers automatically, the message is requested", async () => {
  const { sdk, credentials, server } = await signedIn();
  const done = { phone_number: { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } } };
  const adapter = amplifyAdapter(
    {
      ...sdk,
      updateUserAttributes: async (input: Parameters<typeof sdk.updateUserAttributes>[0]) => {
        await sdk.updateUserAttributes(input as never);
        server.outbox.length = 0;
        return done;
      },
    },
    { methods: ['sms'] },
  );
  await adapter.enrollSMS?.({ phoneNumber });
  expect(credentials.email && server.outbox).toHaveLength(1);
});

test.each([
  ['no number', '12', {}, 'INVALID_PHONE_NUMBER'],
  ['a role that Cognito lacks', phoneNumber, { smsFails: true }, 'DELIVERY_FAILED'],
  ['too many of them', phoneNumber, { limitExceeded: true }, 'RATE_LIMITED'],
])('a number is rejected with a code: %s', async (_, number, settings, code) => {
  const { adapter, server } = await signedIn();
  Object.assign(server.settings, settings);
  await expect(adapter.enrollSMS?.({ phoneNumber: number })).rejects.toMatchObject({ code });
});

test("another number doesn't replace an active one", async () => {
  const { adapter, lastCode, user } = await signedIn();
  const { id } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  await adapter.verifySMS?.({ enrollmentId: id, code: lastCode() });
  const other = adapter.enrollSMS?.({ phoneNumber: '+12025550199' });
  await expect(other).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
  expect(user.attributes.phone_number).toBe(phoneNumber);
});

test('a message’s code expires after a day', async () => {
  const amplify = await signedIn();
  const { id } = (await amplify.adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  const code = amplify.lastCode();
  amplify.server.outbox.length = 0;
  await amplify.adapter.enrollSMS?.({ phoneNumber: '+12025550199' });
  const old = amplify.adapter.verifySMS?.({ enrollmentId: id, code });
  await expect(old).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
});

test('email can be set up only during a sign-in', async () => {
  const { adapter } = await signedIn();
  const email = adapter.enrollEmail({ email: 'anna@example.com' });
  await expect(email).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  expect((await adapter.getStatus()).enrollable).toEqual(['totp', 'sms']);
});

test('text messages are offered if the pool has only those', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify, { methods: ['totp'] });
  expect([adapter.enrollSMS, adapter.verifySMS]).toEqual([undefined, undefined]);
});

test('only the default factor is asked for', async () => {
  const amplify = await startAmplify();
  const { adapter, sdk, user, credentials } = await withApp(amplify);
  Object.assign(user, { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] });
  user.attributes.phone_number = phoneNumber;
  await adapter.setDefaultFactor({ factorId: 'TOTP' });
  const { factors = [] } = await adapter.getStatus();
  expect(factors.filter(({ isDefault }) => isDefault)).toMatchObject([{ id: 'TOTP' }]);
  await sdk.signOut();
  expect((await adapter.login(credentials)).factors).toMatchObject([{ id: 'TOTP' }]);
});

test('one factor can be removed, or all of them', async () => {
  const amplify = await startAmplify();
  const { adapter, user } = await withApp(amplify);
  Object.assign(user, { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] });
  user.attributes.phone_number = phoneNumber;
  await adapter.removeFactor({ factorId: 'SMS', method: 'sms' });
  expect(user.enabled).toEqual(['SOFTWARE_TOKEN_MFA']);
  await adapter.removeFactor({ factorId: 'SMS', method: 'sms' });
  await adapter.disable();
  expect(user.enabled).toEqual([]);
});

test("the last factor can't be removed if the pool requires one", async () => {
  const amplify = await startAmplify();
  const { adapter, user } = await withApp(amplify, { required: true });
  amplify.server.settings.mfa = 'ON';
  expect(await adapter.getStatus()).toMatchObject({ required: true, factors: [{ canRemove: false }] });
  await expect(adapter.disable()).rejects.toMatchObject({ name: 'MfaError' });
  expect(user.enabled).toEqual(['SOFTWARE_TOKEN_MFA']);
});

test('a session that was ended elsewhere requires a new sign-in', async () => {
  const amplify = await startAmplify();
  const { adapter, credentials } = await withApp(amplify);
  amplify.server.accessTokens.clear();
  expect(credentials.email).toBeTruthy();
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});
