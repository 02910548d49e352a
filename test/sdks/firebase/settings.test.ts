// A change of factors requires a recent sign-in, which includes both steps for a user with a second factor.
import { expect, test, vi } from 'vitest';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { addPhone, password, type sdk, startFirebase, withApp } from './startFirebase.js';

const PASSWORD = { code: 'REAUTH_REQUIRED', reauth: 'password' };
const CODE = { code: 'REAUTH_REQUIRED', reauth: 'code' };
const proof = { proof: { password } };

test('an app is set up with its key and the account, without a URI of unencoded names', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  const credentials = firebase.addUser();
  await adapter.login(credentials);
  const enrollment = await adapter.enrollTOTP({ label: 'Phone' });
  expect(enrollment).toMatchObject({ account: credentials.email });
  expect(enrollment.expiresIn).toBeGreaterThan(598); // the SDK rounds the deadline down to seconds
  expect(enrollment.qrCodeUrl).toBeUndefined();
  const { id: enrollmentId, secret = '' } = enrollment;
  for (const code of [wrongTotpCode(secret).replace(/.$/, 'x'), '']) {
    await expect(adapter.verifyTOTP({ enrollmentId, code })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  expect(await adapter.verifyTOTP({ enrollmentId, code: totpCode(secret) })).toEqual({ verified: true });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true, factors: [{ method: 'totp', label: 'Phone' }] });
});

test('an expired setup is ENROLLMENT_EXPIRED, and so is an unknown one', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  const { id: enrollmentId, secret = '' } = await adapter.enrollTOTP();
  firebase.advance(601);
  const late = adapter.verifyTOTP({ enrollmentId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
  const never = adapter.verifySMS?.({ enrollmentId: 'never', code: '123456' });
  await expect(never).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
});

test('leaving a setup ends it, and leaves nothing on the server', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  const { id: enrollmentId, secret = '' } = await adapter.enrollTOTP();
  await adapter.cancel({ enrollmentId, kind: 'enrollment' });
  const late = adapter.verifyTOTP({ enrollmentId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });
});

test("the code of the first message still passes if the second couldn't be sent", async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  const { id: enrollmentId } = (await adapter.enrollSMS?.({ phoneNumber: '+12025550142' })) ?? { id: '' };
  firebase.server.settings.tooMany = true;
  const again = adapter.enrollSMS?.({ phoneNumber: '+12025550142' });
  await expect(again).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  firebase.server.settings.tooMany = false;
  expect(await adapter.verifySMS?.({ enrollmentId, code: firebase.lastCode() })).toEqual({ verified: true });
});

test.each([
  ['+0', 'INVALID_PHONE_NUMBER'],
  ['+12025550142', 'ALREADY_ENROLLED'],
])('enrolling %s is %s', async (phoneNumber, code) => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  await addPhone(firebase, adapter);
  await expect(adapter.enrollSMS?.({ phoneNumber })).rejects.toMatchObject({ code });
});

test.each(['totpEnabled', 'smsEnabled'] as const)('a project without %s says METHOD_UNAVAILABLE', async (setting) => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  firebase.server.settings[setting] = false;
  const isApp = setting === 'totpEnabled';
  const call = isApp ? adapter.enrollTOTP() : adapter.enrollSMS?.({ phoneNumber: '+12025550142' });
  await expect(call).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('one factor more than Firebase allows is METHOD_UNAVAILABLE', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  for (let last = 1; last <= 5; last++) await addPhone(firebase, adapter, `+1202555014${last}`);
  const sixth = addPhone(firebase, adapter, '+12025550149');
  await expect(sixth).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('a user without a factor needs the password if the sign-in is old', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  firebase.advance(301);
  await expect(adapter.enrollTOTP()).rejects.toMatchObject(PASSWORD);
  const wrong = adapter.enrollTOTP({}, { proof: { password: 'not it' } });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  expect(await adapter.enrollTOTP({}, proof)).toHaveProperty('secret');
  firebase.advance(301);
  const sms = { phoneNumber: '+12025550142' };
  await expect(adapter.enrollSMS?.(sms)).rejects.toMatchObject(PASSWORD);
  expect(await adapter.enrollSMS?.(sms, proof)).toHaveProperty('id');
});

test('a user with a factor needs the password, then a code, and then the change is made', async () => {
  const firebase = await startFirebase();
  const { adapter, app, secret } = await withApp(firebase);
  firebase.advance(301);
  const factor = { factorId: app, method: 'totp' as const };
  await expect(adapter.removeFactor(factor)).rejects.toMatchObject(PASSWORD);
  await expect(adapter.removeFactor(factor, proof)).rejects.toMatchObject(CODE);
  const { challengeId = '', factors } = (await adapter.startStepUp()) ?? {};
  expect(factors).toMatchObject([{ id: app }]);
  await adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await adapter.removeFactor(factor, proof);
  expect(await adapter.getStatus()).toMatchObject({ enrolled: false });
});

test("a separate step-up asks for the password first, and canceling it doesn't sign out", async () => {
  const firebase = await startFirebase();
  const { adapter, auth, secret } = await withApp(firebase);
  expect(await adapter.startStepUp()).toBeNull();
  firebase.advance(301);
  await expect(adapter.startStepUp()).rejects.toMatchObject(PASSWORD);
  const left = await adapter.startStepUp(proof);
  await adapter.cancel({ challengeId: left?.challengeId ?? '', kind: 'step-up' });
  expect(auth.currentUser).not.toBeNull();
  const { challengeId = '' } = (await adapter.startStepUp(proof)) ?? {};
  expect(await adapter.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
  await adapter.cancel({ challengeId });
  expect(auth.currentUser).not.toBeNull();
  expect(await adapter.startStepUp()).toBeNull();
});

test("a user without a second factor isn't asked for one", async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  await adapter.login(firebase.addUser());
  firebase.advance(301);
  expect(await adapter.startStepUp()).toBeNull();
});

test('a user without a password signs in again', async () => {
  const firebase = await startFirebase();
  const { adapter, auth, app } = await withApp(firebase);
  vi.spyOn(auth.currentUser as sdk.User, 'providerData', 'get').mockReturnValue([]);
  firebase.advance(301);
  const removal = adapter.removeFactor({ factorId: app, method: 'totp' }, proof);
  await expect(removal).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test("turning off removes all factors, and removing one that is gone isn't an error", async () => {
  const firebase = await startFirebase();
  const { adapter, app } = await withApp(firebase);
  await addPhone(firebase, adapter);
  await adapter.disable();
  expect(await adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });
  await adapter.removeFactor({ factorId: app, method: 'totp' });
});

test.each([false, true])(
  'turning off removes the newest last, however they are listed (newest first: %s)',
  async (order) => {
    const firebase = await startFirebase();
    firebase.server.settings.newestFirst = order;
    const { adapter } = await withApp(firebase);
    for (const number of ['+12025550143', '+12025550144']) {
      firebase.advance(2);
      await addPhone(firebase, adapter, number);
    }
    await adapter.disable();
    expect(await adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });
  },
);

test('removing the newest of several factors works, and the user signs in again with another', async () => {
  const firebase = await startFirebase();
  const { adapter, auth, app, secret, credentials } = await withApp(firebase);
  const phone = await addPhone(firebase, adapter);
  const removal = adapter.removeFactor({ factorId: phone, method: 'sms' });
  await expect(removal).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
  expect(auth.currentUser).toBeNull();
  const { challengeId, factors } = await adapter.login(credentials);
  expect(factors).toMatchObject([{ id: app }]);
  await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('enrolling ends the other sessions, which then need a new sign-in', async () => {
  const firebase = await startFirebase();
  const credentials = firebase.addUser();
  const elsewhere = firebase.open();
  await elsewhere.adapter.login(credentials);
  const here = firebase.open();
  await here.adapter.login(credentials);
  await addPhone(firebase, here.adapter);
  expect(await here.adapter.getStatus()).toMatchObject({ enrolled: true });
  const status = elsewhere.adapter.getStatus();
  await expect(status).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test('without a signed-in user, a new sign-in is required', async () => {
  const firebase = await startFirebase();
  const status = firebase.open().adapter.getStatus();
  await expect(status).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});
