import { expect, test } from 'vitest';
import { amplifyAdapter, amplifyLoginResult } from '../../../src/adapters/amplify.js';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { byPhone, open, withApp } from './browser.js';
import { startAmplify } from './startAmplify.js';

const choice = async () => {
  const amplify = await startAmplify();
  const anna = await withApp(amplify);
  await anna.sdk.signOut();
  Object.assign(anna.user, { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] });
  anna.user.attributes.phone_number = '+12025550142';
  const login = await anna.adapter.login(anna.credentials);
  return { ...amplify, ...anna, login, challengeId: login.challengeId ?? '' };
};

test('a user without a second factor is signed in at once', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  expect(await adapter.login(amplify.addUser())).toEqual({ mfaRequired: false, user: { mfaEnrolled: false } });
});

test('a second factor is recommended only to users who have none', async () => {
  const amplify = await startAmplify();
  const { adapter, sdk } = await open(amplify, { enrollment: 'recommended' });
  expect(await adapter.login(amplify.addUser())).toMatchObject({ mfaRequired: false, enrollment: 'recommended' });
  await sdk.signOut();
  const anna = await withApp(amplify);
  anna.user.enabled = [];
  const other = await open(amplify, { enrollment: 'recommended' });
  expect((await other.adapter.login(anna.credentials)).enrollment).toBe('recommended');
});

test("a user stays signed in if the data for the recommendation can't be read", async () => {
  const amplify = await startAmplify();
  const { sdk } = await open(amplify);
  const broken = { ...sdk, fetchMFAPreference: () => Promise.reject(new Error('x')) };
  const adapter = amplifyAdapter(broken, { authFlowType: 'USER_PASSWORD_AUTH', enrollment: 'recommended' });
  expect(await adapter.login(amplify.addUser())).toEqual({ mfaRequired: false, user: { mfaEnrolled: true } });
});

test("a code by text message has been sent, and can't be sent again", async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId, ...login } = await adapter.login(byPhone(amplify));
  const sms = { id: 'SMS', method: 'sms', destination: '+*******0142' };
  expect(login).toMatchObject({ factors: [sms], sentTo: 'SMS', canResend: false, expiresIn: 180 });
  const again = adapter.sendChallenge({ challengeId: challengeId ?? '', factorId: 'SMS', method: 'sms' });
  await expect(again).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const answer = { challengeId: challengeId ?? '', code: amplify.lastCode(), method: 'sms' } as const;
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
});

test('a code by email has eight digits, and so has the field', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId, sentTo } = await adapter.login(amplify.addUser({ enabled: ['EMAIL_OTP'] }));
  expect(sentTo).toBe('EMAIL');
  expect(amplify.lastCode()).toHaveLength(adapter.features?.codeLength?.email ?? 6);
  const answer = { challengeId: challengeId ?? '', code: amplify.lastCode(), method: 'email' } as const;
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
});

test('with two factors, the app comes first, and its code is accepted at once', async () => {
  const { adapter, login, challengeId, secret, server } = await choice();
  expect(login.factors).toEqual([
    { id: 'TOTP', method: 'totp' },
    { id: 'SMS', method: 'sms' },
  ]);
  expect(login.sentTo).toBeUndefined();
  await adapter.verifyChallenge({ challengeId, factorId: 'TOTP', method: 'totp', code: totpCode(secret) });
  expect(server.calls.slice(-2)).toEqual([
    'RespondToAuthChallenge:SELECT_MFA_TYPE',
    'RespondToAuthChallenge:SOFTWARE_TOKEN_MFA',
  ]);
});

test("a wrong code from the app doesn't invalidate the right one", async () => {
  const { adapter, challengeId, secret } = await choice();
  const wrong = adapter.verifyChallenge({ challengeId, factorId: 'TOTP', code: wrongTotpCode(secret) });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  const right = adapter.verifyChallenge({ challengeId, factorId: 'TOTP', code: totpCode(secret) });
  expect(await right).toEqual({ verified: true });
});

test("once SMS is chosen, a code from the app isn't sent instead", async () => {
  const { adapter, challengeId, secret, server, lastCode } = await choice();
  const before = adapter.verifyChallenge({ challengeId, factorId: 'SMS', method: 'sms', code: '123456' });
  await expect(before).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  const sent = await adapter.sendChallenge({ challengeId, factorId: 'SMS', method: 'sms' });
  expect(sent).toMatchObject({ sentTo: 'SMS', factors: [{ id: 'SMS' }], canResend: false, expiresIn: 180 });
  const calls = server.calls.length;
  const app = adapter.verifyChallenge({ challengeId, factorId: 'TOTP', method: 'totp', code: totpCode(secret) });
  await expect(app).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  expect(server.calls).toHaveLength(calls);
  expect(await adapter.verifyChallenge({ challengeId, code: lastCode() })).toEqual({ verified: true });
});

test("a method that wasn't offered isn't used", async () => {
  const { adapter, challengeId } = await choice();
  const email = adapter.sendChallenge({ challengeId, factorId: 'EMAIL', method: 'email' });
  await expect(email).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('a required new password is left to the host, and the next response is a login result', async () => {
  const amplify = await startAmplify();
  const told: string[] = [];
  const { adapter, sdk } = await open(amplify, { onOtherStep: ({ signInStep }) => told.push(signInStep) });
  const due = byPhone(amplify, { dueFirst: 'NEW_PASSWORD_REQUIRED' });
  await expect(adapter.login(due)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(told).toEqual(['CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED']);
  const { challengeId, sentTo } = await amplifyLoginResult(
    sdk,
    await sdk.confirmSignIn({ challengeResponse: 'Xy-1234567' }),
  );
  expect(sentTo).toBe('SMS');
  const passed = await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  expect(passed).toEqual({ verified: true });
});

test('another step after the right code is reported, and nobody is signed in', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId } = await adapter.login(byPhone(amplify, { dueAfter: 'CUSTOM_CHALLENGE' }));
  const verify = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  await expect(verify).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a second code after the first is the next challenge', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const account = byPhone(amplify, { dueAfter: 'EMAIL_OTP' });
  const { challengeId } = await adapter.login(account);
  const answer = await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  const { next } = answer as { next: { challengeId: string } };
  expect(next).toMatchObject({ sentTo: 'EMAIL', mfaRequired: true });
  expect(next.challengeId).not.toBe(challengeId);
  delete account.user.dueAfter;
  const last = await adapter.verifyChallenge({ challengeId: next.challengeId, code: amplify.lastCode() });
  expect(last).toEqual({ verified: true });
});

test('an adapter that is created again in every render continues', async () => {
  const amplify = await startAmplify();
  const { sdk, adapter } = await open(amplify);
  const { challengeId } = await adapter.login(byPhone(amplify));
  const passed = amplifyAdapter(sdk).verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  expect(await passed).toEqual({ verified: true });
});

test('the next sign-in ends the previous one, and so does a reload', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId = '' } = await adapter.login(byPhone(amplify));
  const code = amplify.lastCode();
  await adapter.login(byPhone(amplify));
  const ended = { code: 'CHALLENGE_EXPIRED' };
  await expect(adapter.verifyChallenge({ challengeId: challengeId ?? '', code })).rejects.toMatchObject(ended);
  const reloaded = await open(amplify);
  await expect(reloaded.adapter.verifyChallenge({ challengeId: challengeId ?? '', code })).rejects.toMatchObject(ended);
});

test('a step expires after three minutes, also for the right code', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId } = await adapter.login(byPhone(amplify));
  amplify.advance(180);
  const late = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('wrong codes lock the account for a second, then for longer, and the error has the wait', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId } = await adapter.login(byPhone(amplify));
  const wrong = () =>
    adapter.verifyChallenge({ challengeId: challengeId ?? '', code: 'x' }).catch((error: unknown) => error);
  for (let tries = 0; tries < 5; tries++) expect(await wrong()).toMatchObject({ code: 'INVALID_CODE' });
  const { retryAfter = 0 } = (await wrong()) as { retryAfter?: number };
  expect(retryAfter).toBeGreaterThan(0);
  amplify.advance(retryAfter);
  expect(await wrong()).toMatchObject({ code: 'INVALID_CODE' });
  expect(await wrong()).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 2 ** 3 });
  amplify.advance(8);
  const passed = await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  expect(passed).toEqual({ verified: true });
});

test('a user who is already signed in must sign out first', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  await adapter.login(amplify.addUser());
  await expect(adapter.login(amplify.addUser())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a user who cancels is signed out, even if the code was right meanwhile', async () => {
  const amplify = await startAmplify();
  const { adapter } = await open(amplify);
  const { challengeId } = await adapter.login(byPhone(amplify));
  await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: amplify.lastCode() });
  await adapter.cancel({ challengeId: challengeId ?? '', kind: 'sign-in' });
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});
