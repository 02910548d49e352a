// The open challenge is a session that is signed in at aal1.
import { expect, test } from 'vitest';
import { supabaseAdapter } from '../../../src/adapters/supabase.js';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { addPhone, password, startSupabase, withApp } from './startSupabase.js';

test('a user without a second factor is signed in', async () => {
  const supabase = await startSupabase();
  const { adapter, client } = supabase.open();
  expect(await adapter.login(supabase.addUser())).toEqual({ mfaRequired: false, user: { mfaEnrolled: false } });
  expect((await client.auth.getSession()).data.session).not.toBeNull();
});

test('a wrong password is INVALID_CREDENTIALS', async () => {
  const supabase = await startSupabase();
  const { email } = supabase.addUser();
  const wrong = supabase.open().adapter.login({ email, password: 'not it' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
});

test("a code raises the client's session to aal2", async () => {
  const supabase = await startSupabase();
  const { credentials, secret, app } = await withApp(supabase);
  const { adapter, client } = supabase.open();
  const login = await adapter.login(credentials);
  expect(login).toMatchObject({
    mfaRequired: true,
    user: { mfaEnrolled: true },
    factors: [{ id: app, method: 'totp' }],
  });
  const challengeId = login.challengeId ?? '';
  const wrong = adapter.verifyChallenge({ challengeId, code: wrongTotpCode(secret) });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(adapter.verifyChallenge({ challengeId, code: '' })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await adapter.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
  expect((await client.auth.mfa.getAuthenticatorAssuranceLevel()).data?.currentLevel).toBe('aal2');
  const again = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(again).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('canceling a sign-in signs out here, and nowhere else', async () => {
  const supabase = await startSupabase();
  const first = await withApp(supabase);
  const { adapter, client } = supabase.open();
  const { challengeId = '' } = await adapter.login(first.credentials);
  await adapter.cancel({ challengeId: challengeId ?? '' });
  expect((await client.auth.getSession()).data.session).toBeNull();
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
  expect(await first.adapter.getStatus()).toMatchObject({ enrolled: true });
});

test("canceling a step-up doesn't sign out, even if the session has fallen to aal1", async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const phone = await addPhone(supabase, browser);
  await browser.adapter.removeFactor({ factorId: phone, method: 'sms' }); // the one that proved the session last
  const refused = browser.adapter.removeFactor({ factorId: browser.app, method: 'totp' });
  await expect(refused).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'code' });
  const stepUp = await browser.adapter.startStepUp();
  expect(stepUp?.factors).toMatchObject([{ method: 'totp' }]);
  await browser.adapter.cancel({ challengeId: stepUp?.challengeId ?? '', kind: 'step-up' });
  expect(await browser.adapter.getStatus()).toMatchObject({ enrolled: true });
  const left = await browser.adapter.startStepUp();
  await browser.adapter.cancel({ challengeId: left?.challengeId ?? '' }); // without saying what was canceled
  expect(await browser.adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('a step-up is required if the last code is old, and passes', async () => {
  const supabase = await startSupabase();
  const { adapter, secret } = await withApp(supabase);
  expect(await adapter.startStepUp()).toBeNull();
  supabase.advance(301);
  const { challengeId = '' } = (await adapter.startStepUp()) ?? {};
  expect(await adapter.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
  expect(await adapter.startStepUp()).toBeNull();
});

test('a reload finds a pending sign-in, or nothing if there is none', async () => {
  const supabase = await startSupabase();
  const { credentials, secret, adapter } = await withApp(supabase);
  expect(await adapter.getPendingLogin()).toBeNull();
  expect(await supabase.open().adapter.getPendingLogin()).toBeNull();
  const { client } = supabase.open();
  await client.auth.signInWithPassword(credentials); // or with a link in an email, or another provider's page
  const reloaded = supabaseAdapter(client.auth);
  const pending = await reloaded.getPendingLogin();
  expect(pending).toMatchObject({ mfaRequired: true, user: { mfaEnrolled: true }, factors: [{ method: 'totp' }] });
  const answer = { challengeId: pending?.challengeId ?? '', code: totpCode(secret) };
  expect(await reloaded.verifyChallenge(answer)).toEqual({ verified: true });
});

test('a new adapter for the same client continues where the last one was', async () => {
  const supabase = await startSupabase();
  const { credentials, secret } = await withApp(supabase);
  const { adapter, client } = supabase.open();
  const { challengeId = '' } = await adapter.login(credentials);
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  expect(await supabaseAdapter(client.auth).verifyChallenge(answer)).toEqual({ verified: true });
});

test('a new sign-in ends the previous challenge', async () => {
  const supabase = await startSupabase();
  const anna = await withApp(supabase);
  const { adapter } = supabase.open();
  const { challengeId = '' } = await adapter.login(anna.credentials);
  await adapter.login(supabase.addUser());
  const late = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(anna.secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a session that ended on the server is CHALLENGE_EXPIRED for a code, and needs a new sign-in for everything else', async () => {
  const supabase = await startSupabase();
  const { credentials, secret, adapter: signedIn } = await withApp(supabase);
  const { adapter } = supabase.open();
  const { challengeId = '' } = await adapter.login(credentials);
  supabase.gotrue.sessions.clear();
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  await expect(signedIn.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test('in a project that allows two minutes for the second step, the sign-in then expires', async () => {
  const supabase = await startSupabase();
  const { credentials, secret } = await withApp(supabase);
  supabase.gotrue.settings.allowLowAal = 120;
  const { adapter } = supabase.open();
  const { challengeId } = await adapter.login(credentials);
  supabase.advance(121);
  const late = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a second step that the project has turned off is METHOD_UNAVAILABLE', async () => {
  const supabase = await startSupabase();
  const { credentials, secret } = await withApp(supabase);
  supabase.gotrue.settings.totpVerify = false;
  const { adapter } = supabase.open();
  const { challengeId } = await adapter.login(credentials);
  const answer = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  await expect(answer).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('an email address that was never confirmed is FORBIDDEN', async () => {
  const supabase = await startSupabase();
  supabase.gotrue.addUser('new@example.com', password).confirmed = false;
  const login = supabase.open().adapter.login({ email: 'new@example.com', password });
  await expect(login).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test("if a project's hook refuses, everybody is signed out", async () => {
  const supabase = await startSupabase();
  const { credentials, secret } = await withApp(supabase);
  const { adapter } = supabase.open();
  const { challengeId = '' } = await adapter.login(credentials);
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  supabase.gotrue.settings.hookRejects = true;
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'LOCKED' });
  supabase.gotrue.settings.hookRejects = false;
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test("a user whose only factor isn't supported here can't get in", async () => {
  const supabase = await startSupabase();
  const { credentials } = await withApp(supabase);
  supabase.setNetwork(async (input, init) => {
    const response = await fetch(input, init);
    const text = (await response.text()).replaceAll('"factor_type":"totp"', '"factor_type":"webauthn"');
    return new Response(text, { status: response.status, headers: response.headers });
  });
  await expect(supabase.open().adapter.login(credentials)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test.each(['required', 'recommended'] as const)(
  'a second step that is %s is offered at sign-in',
  async (enrollment) => {
    const supabase = await startSupabase({ enrollment });
    const { adapter, client } = supabase.open();
    const login = await adapter.login(supabase.addUser());
    const isRequired = enrollment === 'required';
    expect(login).toMatchObject({ mfaRequired: isRequired, user: { mfaEnrolled: false }, enrollable: ['totp', 'sms'] });
    expect(await adapter.getPendingLogin()).toEqual(isRequired ? { ...login, challengeId: expect.any(String) } : null);
    if (!login.challengeId) return;
    const { id, secret = '' } = await adapter.enrollTOTP({ challengeId: login.challengeId });
    expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
    expect((await client.auth.mfa.getAuthenticatorAssuranceLevel()).data?.currentLevel).toBe('aal2');
  },
);

test('a user who cancels a required setup is signed out', async () => {
  const supabase = await startSupabase({ enrollment: 'required' });
  const { adapter, client } = supabase.open();
  const { challengeId = '' } = await adapter.login(supabase.addUser());
  await adapter.cancel({ challengeId: challengeId ?? '' });
  expect((await client.auth.getSession()).data.session).toBeNull();
  const late = adapter.enrollTOTP({ challengeId: challengeId ?? '' });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});
