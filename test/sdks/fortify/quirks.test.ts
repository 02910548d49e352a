// What is special about Fortify, for a user or a host.
import { expect, test } from 'vitest';
import { withPasskey } from '../../../src/adapters/passkey.js';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { password } from '../startHttp.js';
import { startFortify, withApp } from './startFortify.js';

const proof = { password };

test('a user without a second factor is signed in, and a wrong password is INVALID_CREDENTIALS', async () => {
  const { open, addUser } = await startFortify();
  const { user: _, ...credentials } = addUser();
  const { adapter } = open({ enrollment: 'recommended' });
  const wrong = adapter.login({ ...credentials, password: 'not it' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  const user = { mfaEnrolled: false };
  const offer = { enrollment: 'recommended', enrollable: ['totp'] };
  expect(await adapter.login(credentials)).toEqual({ mfaRequired: false, user, ...offer });
});

test('the sixth sign-in in a minute must wait, and the error says how long', async () => {
  const { open, addUser } = await startFortify();
  const { email } = addUser();
  const { adapter } = open();
  const wrong = () => adapter.login({ email, password: 'not it' }).catch((error: unknown) => error);
  for (let tries = 0; tries < 5; tries++) await wrong();
  expect(await wrong()).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
});

test('the CSRF token is fetched if there is none, and decoded', async () => {
  const fortify = await startFortify();
  const { user: _, ...credentials } = fortify.addUser();
  const asked: string[] = [];
  fortify.setNetwork((input, init) => {
    asked.push(new URL(String(input)).pathname);
    return fetch(input, init);
  });
  const { adapter, jar } = fortify.open();
  await adapter.login(credentials);
  expect(asked).toEqual(['/sanctum/csrf-cookie', '/login']);
  expect(jar.get('XSRF-TOKEN')).toContain('%');
});

test('protected calls ask for the password, once', async () => {
  const { open, addUser } = await startFortify();
  const { user: _, ...credentials } = addUser();
  const { adapter } = open();
  await adapter.login(credentials);
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'password' });
  const wrong = adapter.enrollTOTP({}, { proof: { password: 'not it' } });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  const { secret = '', id, account } = await adapter.enrollTOTP({}, { proof });
  expect(account).toBe(credentials.email);
  expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toMatchObject({
    verified: true,
    backupCodes: { length: 8 },
  });
});

test("an abandoned setup doesn't affect the next sign-in, and continues with its secret", async () => {
  const { open, addUser } = await startFortify();
  const { user: _, ...credentials } = addUser();
  const { adapter } = open();
  await adapter.login(credentials);
  const first = await adapter.enrollTOTP({}, { proof });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: false, enrollable: ['totp'] });
  expect(await open().adapter.login(credentials)).toMatchObject({ mfaRequired: false });
  expect(await adapter.enrollTOTP()).toMatchObject({ secret: first.secret });
});

test('an active app is never replaced', async () => {
  const { adapter, user } = await withApp(await startFortify());
  const { two_factor_secret: before } = user;
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
  expect(user.two_factor_secret).toBe(before);
});

test('a used backup code is replaced by another: the count never falls, so none is returned', async () => {
  const fortify = await startFortify();
  const { credentials, backupCodes, user } = await withApp(fortify);
  const { adapter } = fortify.open();
  const { challengeId } = await adapter.login(credentials);
  const [code = ''] = backupCodes;
  const result = await adapter.verifyBackupCode({ challengeId: challengeId ?? '', code: ` ${code} ` });
  expect(result).toEqual({ verified: true });
  expect(user.two_factor_recovery_codes).toHaveLength(8);
  expect(user.two_factor_recovery_codes).not.toContain(code);
  expect(await adapter.getStatus()).toEqual({
    enrolled: true,
    factors: [{ id: 'app', method: 'totp' }],
    enrollable: [],
  });
});

test('a lost session ends the challenge, and everything else starts with a sign-in', async () => {
  const fortify = await startFortify();
  const { adapter, credentials, secret } = await withApp(fortify);
  const other = fortify.open().adapter;
  const { challengeId = '' } = await other.login(credentials);
  fortify.advance(7201);
  const late = other.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
  const unknown = other.verifyChallenge({ challengeId: 'another', code: totpCode(secret) });
  await expect(unknown).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a user who is already signed in is redirected: no second sign-in, and no success', async () => {
  const { adapter, credentials, secret } = await withApp(await startFortify());
  await expect(adapter.login(credentials)).rejects.toMatchObject({ code: 'UNKNOWN' });
  const again = adapter.verifyChallenge({ challengeId: 'fortify', code: totpCode(secret) });
  await expect(again).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test("missing codes after the setup don't undo it", async () => {
  const fortify = await startFortify();
  const { user: _, ...credentials } = fortify.addUser();
  const { adapter } = fortify.open();
  await adapter.login(credentials);
  const { id, secret = '' } = await adapter.enrollTOTP({}, { proof });
  fortify.setNetwork((input, init) =>
    String(input).endsWith('recovery-codes') ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init),
  );
  const wrong = adapter.verifyTOTP({ enrollmentId: id, code: wrongTotpCode(secret) });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })).toEqual({ verified: true });
});

test('removing the app ends it, and new codes invalidate the old ones', async () => {
  const fortify = await startFortify();
  const { adapter, credentials, backupCodes } = await withApp(fortify);
  const fresh = await adapter.regenerateBackupCodes();
  expect(fresh.filter((code) => backupCodes.includes(code))).toEqual([]);
  await adapter.removeFactor({ factorId: 'app', method: 'totp' });
  expect(await fortify.open().adapter.login(credentials)).toMatchObject({ mfaRequired: false });
});

test('if the feature has no `confirm`, an app is active before its code was entered', async () => {
  const { open, addUser } = await startFortify({ confirm: false, confirmPassword: false });
  const { user: _, ...credentials } = addUser();
  const { adapter } = open();
  await adapter.login(credentials);
  await adapter.enrollTOTP();
  expect(await open().adapter.login(credentials)).toMatchObject({ mfaRequired: true }); // so the docs say: turn it on
});

test('the host\'s function says who has an app, and a missing result isn\'t a "no"', async () => {
  const fortify = await startFortify();
  const { credentials } = await withApp(fortify);
  const told = fortify.open({ hasApp: async () => true }).adapter;
  await told.login(credentials);
  expect(await told.getStatus()).toMatchObject({ enrolled: true });
  const silent = fortify.open({ hasApp: async () => undefined as never }).adapter;
  await expect(silent.getStatus()).rejects.toMatchObject({ code: 'SERVER' });
});

test('withPasskey leaves everything else unchanged', async () => {
  const fortify = await startFortify();
  const { credentials, secret } = await withApp(fortify);
  const adapter = withPasskey(fortify.open().adapter, {} as never);
  const { challengeId } = (await adapter.login?.(credentials)) ?? {};
  const answer = { challengeId: challengeId ?? '', code: totpCode(secret) };
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
  expect(adapter).toHaveProperty('enrollPasskey');
});
