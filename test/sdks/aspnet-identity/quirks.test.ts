// What is special about the Identity endpoints, for a user or a host.
import { expect, test } from 'vitest';
import type { AspnetIdentityTokens } from '../../../src/adapters/aspnet-identity.js';
import { withPasskey } from '../../../src/adapters/passkey.js';
import { totpCode } from '../../adapters/totpCode.js';
import { startAspnetIdentity, withApp } from './startAspnetIdentity.js';

type World = Awaited<ReturnType<typeof startAspnetIdentity>>;

/** A sign-in that is waiting for its code, in another browser. */
async function challenge({ open }: World, credentials: { email: string; password: string }) {
  const browser = open();
  const { challengeId } = await browser.adapter.login(credentials);
  return { ...browser, challengeId: challengeId ?? '' };
}

test('a user without a second factor is signed in, and a wrong password is INVALID_CREDENTIALS', async () => {
  const { open, addUser } = await startAspnetIdentity();
  const { user: _, ...credentials } = addUser();
  const { adapter } = open({ enrollment: 'recommended' });
  const wrong = adapter.login({ ...credentials, password: 'not it' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  const user = { mfaEnrolled: false };
  const offer = { enrollment: 'recommended', enrollable: ['totp'] };
  expect(await adapter.login(credentials)).toEqual({ mfaRequired: false, user, ...offer });
});

test('the password is sent again with the code, and is dropped when a sign-in is canceled', async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const sent: unknown[] = [];
  identity.setNetwork((input, init) => {
    sent.push(JSON.parse(String(init?.body)));
    return fetch(input, init);
  });
  const { adapter, challengeId } = await challenge(identity, credentials);
  const answer = { challengeId, code: totpCode(secret) };
  await adapter.cancel({ challengeId: 'another', kind: 'sign-in' });
  await adapter.verifyChallenge(answer);
  expect(sent).toEqual([credentials, { ...credentials, twoFactorCode: answer.code }, {}]);
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const left = await challenge(identity, credentials);
  await left.adapter.cancel({ challengeId: left.challengeId, kind: 'sign-in' });
  const late = left.adapter.verifyChallenge({ challengeId: left.challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a sign-in expires after ten minutes', async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const { adapter, challengeId } = await challenge(identity, credentials);
  identity.advance(600);
  const late = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a trusted device needs no code, and another one does', async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const code = totpCode(secret);
  const here = await challenge(identity, credentials);
  await here.adapter.verifyChallenge({ challengeId: here.challengeId, code });
  expect(await here.adapter.login(credentials)).toMatchObject({ mfaRequired: true });
  const trusted = await challenge(identity, credentials);
  await trusted.adapter.verifyChallenge({ challengeId: trusted.challengeId, code, trustDevice: true });
  const again = await trusted.adapter.login(credentials);
  expect(again).toEqual({ mfaRequired: false, user: { mfaEnrolled: true } });
});

test("a backup code doesn't make the device trusted, and returns how many are left", async () => {
  const identity = await startAspnetIdentity();
  const { credentials, backupCodes } = await withApp(identity);
  const { adapter, challengeId } = await challenge(identity, credentials);
  const code = ` ${backupCodes[0]} `;
  const result = await adapter.verifyBackupCode({ challengeId, code, trustDevice: true });
  expect(result).toEqual({ verified: true, backupCodesLeft: 9 });
  expect(await adapter.login(credentials)).toMatchObject({ mfaRequired: true });
});

test("five wrong codes lock the account for five minutes, but the server doesn't say how long", async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const { adapter, challengeId } = await challenge(identity, credentials);
  const answer = (code: string) => adapter.verifyChallenge({ challengeId, code }).catch((error: unknown) => error);
  await expect(answer('')).resolves.toMatchObject({ code: 'INVALID_CODE' });
  for (let tries = 0; tries < 4; tries++) expect(await answer('000000')).toMatchObject({ code: 'INVALID_CODE' });
  await answer('000000');
  const locked = await answer(totpCode(secret));
  expect(locked).toMatchObject({ code: 'LOCKED' });
  expect(locked).not.toHaveProperty('retryAfter');
  identity.advance(301);
  expect(await answer(totpCode(secret))).toMatchObject({ verified: true });
});

test('without cookies, a sign-in returns tokens', async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  let tokens: AspnetIdentityTokens | undefined;
  const headers = () => (tokens ? { authorization: `Bearer ${tokens.accessToken}` } : {});
  const { adapter, jar } = identity.open({ session: 'bearer', headers });
  expect(adapter.features?.trustDevice).toBe(false);
  const { challengeId } = await adapter.login(credentials);
  const result = await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  expect(result).toMatchObject({ tokens: { tokenType: 'Bearer', expiresIn: 3600 }, backupCodesLeft: 10 });
  tokens = 'tokens' in result ? result.tokens : undefined;
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true, backupCodesLeft: 10 });
  expect(jar.size).toBe(0);
  const { user: _, ...ben } = identity.addUser();
  expect(await adapter.login(ben)).toMatchObject({ mfaRequired: false, tokens: { tokenType: 'Bearer' } });
});

test('an unconfirmed address is FORBIDDEN', async () => {
  const { open, addUser, server } = await startAspnetIdentity();
  server.settings.requireConfirmedEmail = true;
  const { user, ...credentials } = addUser();
  user.emailConfirmed = false;
  await expect(open().adapter.login(credentials)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test("a browser that refuses the cookie isn't signed in", async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  identity.setNetwork(async (input, init) => {
    const response = await fetch(input, init);
    return new Response((await response.text()) || null, { status: response.status }); // without its headers
  });
  const { adapter, challengeId } = await challenge(identity, credentials);
  const answer = adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(answer).rejects.toMatchObject({ code: 'SERVER' });
});

test("an active app is never replaced, and reading it doesn't turn MFA off", async () => {
  const { adapter, user } = await withApp(await startAspnetIdentity());
  const { authenticatorKey: before } = user;
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
  expect(user).toMatchObject({ authenticatorKey: before, twoFactorEnabled: true });
});

test('the secret is removed with the app, and the next one comes with new codes', async () => {
  const identity = await startAspnetIdentity();
  const { adapter, secret, backupCodes } = await withApp(identity);
  await adapter.removeFactor({ factorId: 'app', method: 'totp' });
  expect(await adapter.getStatus()).toEqual({ enrolled: false, factors: [], enrollable: ['totp'] });
  const next = await adapter.enrollTOTP();
  expect(next.secret).not.toBe(secret);
  const made = await adapter.verifyTOTP({ enrollmentId: next.id, code: totpCode(next.secret ?? '') });
  const codes = (made as { backupCodes: string[] }).backupCodes;
  expect(codes).toHaveLength(10);
  expect(codes.filter((code) => backupCodes.includes(code))).toEqual([]);
});

test('the session ends half an hour after a change of factors', async () => {
  const identity = await startAspnetIdentity();
  const { adapter } = await withApp(identity);
  identity.advance(1700);
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
  identity.advance(200);
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test("a new adapter doesn't have the password", async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const { challengeId } = await challenge(identity, credentials);
  const late = identity.open().adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('withPasskey leaves everything else unchanged', async () => {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const adapter = withPasskey(identity.open().adapter, {} as never);
  const { challengeId } = (await adapter.login?.(credentials)) ?? {};
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  expect(await adapter.verifyChallenge(answer)).toMatchObject({ verified: true });
  expect(adapter).toHaveProperty('enrollPasskey');
});
