// What is special about django-allauth, for a user or a host.
import { expect, test, vi } from 'vitest';
import { withPasskey } from '../../../src/adapters/passkey.js';
import { totpCode } from '../../adapters/totpCode.js';
import { password } from '../startHttp.js';
import { startAllauth, withApp } from './startAllauth.js';

type World = Awaited<ReturnType<typeof startAllauth>>;

/** A sign-in that is waiting for its code, in another browser. */
async function challenge({ open }: World, credentials: { email: string; password: string }) {
  const browser = open();
  const { challengeId } = await browser.adapter.login(credentials);
  return { ...browser, challengeId: challengeId ?? '' };
}

test('a user without a second factor is signed in, and a wrong password is INVALID_CREDENTIALS', async () => {
  const { open, addUser } = await startAllauth();
  const { user: _, ...credentials } = addUser();
  const { adapter, jar } = open({ enrollment: 'recommended' });
  expect(jar.size).toBe(0); // so the CSRF token must be fetched first
  const wrong = adapter.login({ ...credentials, password: 'not it' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  const user = { mfaEnrolled: false };
  const offer = { enrollment: 'recommended', enrollable: ['totp'] };
  expect(await adapter.login(credentials)).toEqual({ mfaRequired: false, user, ...offer });
});

test('the sixth wrong password must wait', async () => {
  const { open, addUser } = await startAllauth();
  const { email } = addUser();
  const { adapter } = open();
  const wrong = () => adapter.login({ email, password: 'not it' }).catch((error: unknown) => error);
  for (let tries = 0; tries < 5; tries++) await wrong();
  expect(await wrong()).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 300 });
});

test('without a second factor, a change needs the password five minutes after the sign-in', async () => {
  const allauth = await startAllauth();
  const { user: _, ...credentials } = allauth.addUser();
  const { adapter } = allauth.open();
  await adapter.login(credentials);
  allauth.advance(301);
  const { id, secret = '', qrCodeUrl } = await adapter.enrollTOTP();
  expect(qrCodeUrl).toContain(secret);
  const answer = () => ({ enrollmentId: id, code: totpCode(secret) });
  await expect(adapter.verifyTOTP(answer())).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'password' });
  const wrong = adapter.verifyTOTP(answer(), { proof: { password: 'not it' } });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  const made = await adapter.verifyTOTP(answer(), { proof: { password } });
  expect(made).toMatchObject({ verified: true, backupCodes: { length: 10 } });
});

test('with a second factor, a change needs a code five minutes after the sign-in', async () => {
  const allauth = await startAllauth();
  const { adapter, secret } = await withApp(allauth);
  expect(await adapter.startStepUp()).toBeNull();
  allauth.advance(301);
  await expect(adapter.regenerateBackupCodes()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'code' });
  const { challengeId = '', factors } = (await adapter.startStepUp()) ?? {};
  expect(factors).toEqual([{ id: 'app', method: 'totp' }]);
  await expect(adapter.verifyChallenge({ challengeId, code: '000000' })).rejects.toMatchObject({
    code: 'INVALID_CODE',
  });
  expect(await adapter.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
  expect(await adapter.regenerateBackupCodes()).toHaveLength(10);
  expect(await adapter.startStepUp()).toBeNull();
});

test('a trusted device needs no code, and another one does', async () => {
  const allauth = await startAllauth({ trust: true });
  const { credentials, secret } = await withApp(allauth);
  for (const trustDevice of [false, true]) {
    const { adapter, challengeId } = await challenge(allauth, credentials);
    const answer = { challengeId, code: totpCode(secret), trustDevice };
    expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
    await adapter.cancel({ challengeId, kind: 'sign-in' }); // signs out
    expect(await adapter.login(credentials)).toMatchObject({ mfaRequired: !trustDevice });
    allauth.advance(30);
  }
});

test('if the response to a right code was lost, the repeated call continues from there', async () => {
  const allauth = await startAllauth({ trust: true });
  const { credentials, secret } = await withApp(allauth);
  const { adapter, challengeId } = await challenge(allauth, credentials);
  const answer = { challengeId, code: totpCode(secret) };
  allauth.setNetwork((input, init) =>
    String(input).endsWith('/trust') ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init),
  );
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'NETWORK' });
  allauth.setNetwork();
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
});

test("a step that isn't MFA is left to the app", async () => {
  const allauth = await startAllauth({ verifyEmail: true });
  const { user, ...credentials } = allauth.addUser();
  user.emailVerified = false;
  await expect(allauth.open().adapter.login(credentials)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const onOtherStep = vi.fn<(flow: string) => void>();
  const led = allauth.open({ onOtherStep }).adapter.login(credentials);
  await expect(led).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(onOtherStep.mock.calls).toEqual([['verify_email']]);
});

test('nothing can be set up before the address is verified', async () => {
  const allauth = await startAllauth();
  const { user, ...credentials } = allauth.addUser();
  user.emailVerified = false;
  const { adapter } = allauth.open();
  await adapter.login(credentials);
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('a reload finds a pending sign-in, or nothing if there is none', async () => {
  const allauth = await startAllauth();
  const { credentials, secret, adapter } = await withApp(allauth);
  expect(await adapter.getPendingLogin()).toBeNull();
  expect(await allauth.open().adapter.getPendingLogin()).toBeNull();
  const { adapter: reloaded } = await challenge(allauth, credentials);
  const pending = await reloaded.getPendingLogin();
  expect(pending).toMatchObject({ mfaRequired: true, factors: [{ method: 'totp' }] });
  const answer = { challengeId: pending?.challengeId ?? '', code: totpCode(secret) };
  expect(await reloaded.verifyChallenge(answer)).toEqual({ verified: true });
});

test("canceling a sign-in ends it, and canceling a step-up doesn't sign out", async () => {
  const allauth = await startAllauth();
  const { credentials, secret, adapter: signedIn } = await withApp(allauth);
  const { adapter, challengeId } = await challenge(allauth, credentials);
  await adapter.cancel({ challengeId, kind: 'sign-in' });
  const late = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  allauth.advance(301);
  const stepUp = await signedIn.startStepUp();
  await signedIn.cancel({ challengeId: stepUp?.challengeId ?? '', kind: 'step-up' });
  expect(await signedIn.getStatus()).toMatchObject({ enrolled: true });
});

test('a sign-in expires after 15 minutes', async () => {
  const allauth = await startAllauth();
  const { credentials, secret } = await withApp(allauth);
  const { adapter, challengeId } = await challenge(allauth, credentials);
  allauth.advance(901);
  const late = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test("a security key from another page is listed and can't be removed here, and isn't enough for a challenge", async () => {
  const allauth = await startAllauth();
  const { adapter, user, credentials } = await withApp(allauth);
  user.authenticators.push({ id: 9, type: 'webauthn', created_at: 5, last_used_at: null, name: 'Key' });
  const { factors = [], backupCodesLeft } = await adapter.getStatus();
  expect(factors).toMatchObject([
    { id: 'app', method: 'totp' },
    { id: 'key-9', method: 'passkey', label: 'Key', createdAt: 5000, canRemove: false },
  ]);
  expect(backupCodesLeft).toBe(10);
  await adapter.removeFactor({ factorId: 'app', method: 'totp' });
  await expect(allauth.open().adapter.login(credentials)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test("if a server doesn't say what the second factor is, it is an app", async () => {
  const allauth = await startAllauth();
  const { credentials } = await withApp(allauth);
  allauth.setNetwork(async (input, init) => {
    const response = await fetch(input, init);
    const text = (await response.text()).replace(/,?"types":\[[^\]]*\]/, '');
    return new Response(text, { status: response.status, headers: response.headers });
  });
  expect(await allauth.open().adapter.login(credentials)).toMatchObject({ mfaRequired: true });
});

test('an active app is never replaced', async () => {
  const { adapter } = await withApp(await startAllauth());
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
});

test('withPasskey leaves everything else unchanged', async () => {
  const allauth = await startAllauth();
  const { credentials, secret } = await withApp(allauth);
  const adapter = withPasskey(allauth.open().adapter, {} as never);
  const { challengeId } = (await adapter.login?.(credentials)) ?? {};
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
  expect(adapter).toHaveProperty('enrollPasskey');
});
