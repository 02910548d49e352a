// The challenge is an error that the sign-in throws, and then a live object of the SDK.
import { expect, test } from 'vitest';
import { firebaseAdapter, firebaseLoginResult } from '../../../src/adapters/firebase.js';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { addPhone, type Firebase, password, sdk, startFirebase, verifier, withApp } from './startFirebase.js';

async function halfSignedIn(firebase: Firebase) {
  const account = await withApp(firebase);
  const { adapter, auth } = firebase.open();
  const { challengeId } = await adapter.login(account.credentials);
  return { ...account, adapter, auth, challengeId: challengeId ?? '' };
}

test('a user without a second factor is signed in', async () => {
  const firebase = await startFirebase();
  const { adapter, auth } = firebase.open();
  expect(await adapter.login(firebase.addUser())).toEqual({ mfaRequired: false, user: { mfaEnrolled: false } });
  expect(auth.currentUser).not.toBeNull();
});

test('a wrong password is INVALID_CREDENTIALS, and a disabled account is LOCKED', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  const wrong = adapter.login({ ...firebase.addUser(), password: 'not it' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  await expect(adapter.login(firebase.addUser({ disabled: true }))).rejects.toMatchObject({ code: 'LOCKED' });
});

test('a code from the app signs in once, and nobody was signed in before it', async () => {
  const firebase = await startFirebase();
  const { adapter, auth, challengeId, secret, app } = await halfSignedIn(firebase);
  expect(auth.currentUser).toBeNull();
  for (const code of [wrongTotpCode(secret), '']) {
    await expect(adapter.verifyChallenge({ challengeId, code })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  const answer = { challengeId, factorId: app, code: totpCode(secret) };
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
  expect(auth.currentUser).not.toBeNull();
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test("a new adapter for the same auth continues, and a reload doesn't", async () => {
  const firebase = await startFirebase();
  const { auth, challengeId, secret } = await halfSignedIn(firebase);
  const reloaded = firebase.open().adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(reloaded).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const again = firebaseAdapter(auth, sdk).verifyChallenge({ challengeId, code: totpCode(secret) });
  expect(await again).toEqual({ verified: true });
});

test('the error of any sign-in becomes a login result, unless it requires no second step', async () => {
  const firebase = await startFirebase();
  const { credentials, secret } = await withApp(firebase);
  const { adapter, auth } = firebase.open();
  const thrown: unknown = await sdk.signInWithEmailAndPassword(auth, credentials.email, password).catch((e) => e);
  const { challengeId, factors } = firebaseLoginResult(auth, sdk, thrown);
  expect(factors).toMatchObject([{ method: 'totp' }]);
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
  const other: unknown = await sdk.signInWithEmailAndPassword(auth, credentials.email, 'no').catch((e) => e);
  expect(() => firebaseLoginResult(auth, sdk, other)).toThrow('INVALID_CREDENTIALS');
  expect(() => firebaseLoginResult(auth, sdk, { code: 'auth/multi-factor-auth-required' })).toThrow(/SERVER|UNKNOWN/);
});

test('a sign-in that the server has forgotten is CHALLENGE_EXPIRED', async () => {
  const firebase = await startFirebase();
  const { adapter, challengeId, secret } = await halfSignedIn(firebase);
  firebase.server.settings.pendingExpired = true;
  const late = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a rate limit has no time, so the wait is a minute', async () => {
  const firebase = await startFirebase();
  const { adapter, challengeId, secret } = await halfSignedIn(firebase);
  firebase.server.settings.tooMany = true;
  const limited = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(limited).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
});

test("canceling the second step doesn't affect a user who was signed in before", async () => {
  const firebase = await startFirebase();
  const { credentials } = await withApp(firebase);
  const { adapter, auth } = firebase.open();
  await adapter.login(firebase.addUser());
  const before = auth.currentUser;
  const { challengeId } = await adapter.login(credentials);
  await adapter.cancel({ challengeId: challengeId ?? '', kind: 'sign-in' });
  expect(auth.currentUser).toBe(before);
});

test("a user who cancels while the right code is checked isn't signed in", async () => {
  const firebase = await startFirebase();
  const { adapter, auth, challengeId, secret } = await halfSignedIn(firebase);
  await adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await adapter.cancel({ challengeId, kind: 'sign-in' });
  expect(auth.currentUser).toBeNull();
});

test('a recommended second step is offered, and a required one comes first', async () => {
  const firebase = await startFirebase();
  const offered = await firebase.open({ enrollment: 'recommended' }).adapter.login(firebase.addUser());
  expect(offered).toMatchObject({ mfaRequired: false, enrollment: 'recommended', enrollable: ['totp', 'sms'] });
  const { adapter, auth } = firebase.open({ enrollment: 'required' });
  const login = await adapter.login(firebase.addUser());
  expect(login).toMatchObject({ mfaRequired: true, user: { mfaEnrolled: false }, enrollment: 'required' });
  expect(await adapter.getPendingLogin?.()).toMatchObject({ mfaRequired: true });
  const { id, secret = '' } = await adapter.enrollTOTP({ challengeId: login.challengeId ?? '' });
  expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
  expect(await adapter.getPendingLogin?.()).toBeNull();
  expect(auth.currentUser).not.toBeNull();
});

test('a user who cancels a required setup is signed out', async () => {
  const firebase = await startFirebase();
  const { adapter, auth } = firebase.open({ enrollment: 'required' });
  const { challengeId } = await adapter.login(firebase.addUser());
  await adapter.cancel({ challengeId: challengeId ?? '' });
  expect(auth.currentUser).toBeNull();
  const late = adapter.enrollTOTP({ challengeId: challengeId ?? '' });
  await expect(late).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test('without a verified address, nothing is offered, and Firebase refuses to set anything up', async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open({ enrollment: 'recommended' });
  const login = await adapter.login(firebase.addUser({ emailVerified: false }));
  expect(login).toEqual({ mfaRequired: false, user: { mfaEnrolled: false } });
  expect((await adapter.getStatus()).enrollable).toEqual([]);
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test("without a verifier, no text message is offered, and a user with nothing else can't get in", async () => {
  const firebase = await startFirebase();
  const { adapter } = firebase.open();
  const credentials = firebase.addUser();
  await adapter.login(credentials);
  await addPhone(firebase, adapter);
  const { auth } = firebase.open();
  const bare = firebaseAdapter(auth, sdk);
  expect(bare.sendChallenge ?? bare.enrollSMS ?? bare.verifySMS).toBeUndefined();
  await expect(bare.login(credentials)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  expect(auth.currentUser).toBeNull();
});

test('a code of an older message is wrong after the next, and the newest passes', async () => {
  const firebase = await startFirebase();
  const { adapter: first } = firebase.open();
  const credentials = firebase.addUser();
  await first.login(credentials);
  const factorId = await addPhone(firebase, first);
  const { adapter } = firebase.open();
  const { challengeId, factors } = await adapter.login(credentials);
  expect(factors).toMatchObject([{ id: factorId, destination: '+*******0142' }]);
  const p = { challengeId: challengeId ?? '', factorId, method: 'sms' as const };
  const early = adapter.verifyChallenge({ ...p, code: firebase.lastCode() });
  await expect(early).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  await adapter.sendChallenge?.(p);
  const old = firebase.lastCode();
  expect(await adapter.sendChallenge?.(p)).toEqual({ sentTo: factorId });
  await expect(adapter.verifyChallenge({ ...p, code: old })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  firebase.server.settings.codesExpired = true;
  const late = adapter.verifyChallenge({ ...p, code: firebase.lastCode() });
  await expect(late).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  firebase.server.settings.codesExpired = false;
  expect(await adapter.verifyChallenge({ ...p, code: firebase.lastCode() })).toEqual({ verified: true });
  await expect(adapter.sendChallenge?.(p)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test("nothing is sent to a factor that isn't a number of the challenge", async () => {
  const firebase = await startFirebase();
  const { adapter, challengeId, app } = await halfSignedIn(firebase);
  const sent = adapter.sendChallenge?.({ challengeId, factorId: app, method: 'sms' });
  await expect(sent).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  const foreign = adapter.verifyChallenge({ challengeId, factorId: 'x', code: '123456' });
  await expect(foreign).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('a verifier that fails is DELIVERY_FAILED', async () => {
  const firebase = await startFirebase();
  const failing = () => ({ ...verifier(), verify: () => Promise.reject({ code: 'auth/captcha-check-failed' }) });
  const { adapter } = firebase.open({ verifier: failing });
  await adapter.login(firebase.addUser());
  const sent = adapter.enrollSMS?.({ phoneNumber: '+12025550142' });
  await expect(sent).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
});
