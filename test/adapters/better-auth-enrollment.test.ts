import { expect, test } from 'vitest';
import { addApp, openBrowser, password, signUp, startAuthServer } from './authServer.js';
import { totpCode, wrongTotpCode } from './totpCode.js';

const proof = { password };

test('an app is set up with the secret, and only the confirmed code switches MFA on', async () => {
  const server = await startAuthServer({ appName: 'Shop' });
  const browser = openBrowser(server);
  const { email } = await signUp(browser);
  const setup = await browser.adapter.enrollTOTP({}, { proof });
  expect(setup).toMatchObject({ id: 'totp', account: email });
  expect(setup.qrCodeUrl).toContain('otpauth://totp/Shop:');
  expect(setup.qrCodeUrl).toContain(`secret=${setup.secret}`);
  expect(setup.backupCodes).toHaveLength(10);
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrolled: false, enrollable: ['totp'] });

  const confirmed = await browser.adapter.verifyTOTP({ enrollmentId: setup.id, code: totpCode(setup.secret ?? '') });
  expect(confirmed).toEqual({ verified: true });
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrolled: true, enrollable: [] });
});

test('the secret has 52 Base32 characters without padding', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  expect((await browser.adapter.enrollTOTP({}, { proof })).secret).toMatch(/^[A-Z2-7]{52}$/);
});

test("the confirm's stale answer is not handed on: the cookie has the new session", async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const { secret = '' } = await browser.adapter.enrollTOTP({}, { proof });
  const before = browser.jar.session();
  const stale = await browser.client.twoFactor.verifyTotp({ code: totpCode(secret) });
  expect(stale.data).toMatchObject({ user: { twoFactorEnabled: false } });
  expect(before).toContain(stale.data?.token); // the session that was just deleted
  expect(browser.jar.session()).not.toBe(before);
  expect(await browser.user()).toMatchObject({ twoFactorEnabled: true });
});

test('of two set-ups only the second works, and the first shows as a wrong code', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const first = await browser.adapter.enrollTOTP({}, { proof });
  const second = await browser.adapter.enrollTOTP({}, { proof });
  expect(second.secret).not.toBe(first.secret);
  const confirm = (secret = '') => browser.adapter.verifyTOTP({ enrollmentId: 'totp', code: totpCode(secret) });
  await expect(confirm(first.secret)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(confirm(second.secret)).resolves.toEqual({ verified: true });
});

test('wrong codes are not counted while somebody is signed in', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const { secret = '' } = await browser.adapter.enrollTOTP({}, { proof });
  for (let attempt = 0; attempt < 12; attempt++) {
    await expect(
      browser.adapter.verifyTOTP({ enrollmentId: 'totp', code: wrongTotpCode(secret) }),
    ).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  await expect(browser.adapter.verifyTOTP({ enrollmentId: 'totp', code: totpCode(secret) })).resolves.toBeTruthy();
});

test('a second app is refused as already enrolled', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  await addApp(browser);
  await expect(browser.adapter.enrollTOTP({}, { proof })).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
});

test('a set-up that another tab switched off asks to start it again', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const { secret = '' } = await browser.adapter.enrollTOTP({}, { proof });
  await browser.adapter.disable({}, { proof });
  await expect(browser.adapter.verifyTOTP({ enrollmentId: 'totp', code: totpCode(secret) })).rejects.toMatchObject({
    code: 'ENROLLMENT_EXPIRED',
  });
});

test('a session that ended during the set-up asks to sign in', async () => {
  const browser = openBrowser(await startAuthServer(), { otp: 'email' });
  await signUp(browser);
  const { secret = '' } = await browser.adapter.enrollTOTP({}, { proof });
  await browser.client.signOut();
  const signIn = { code: 'REAUTH_REQUIRED', reauth: 'login' };
  const { adapter } = browser;
  await expect(adapter.verifyTOTP({ enrollmentId: 'totp', code: totpCode(secret) })).rejects.toMatchObject(signIn);
  await expect(adapter.enrollTOTP({}, { proof })).rejects.toMatchObject(signIn);
  await expect(adapter.enrollEmail?.({})).rejects.toMatchObject(signIn);
  await expect(adapter.getStatus()).rejects.toMatchObject(signIn);
});

test('codes by email are switched on by a code that arrived', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { otp: 'email' });
  const { email } = await signUp(browser);
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrollable: ['totp', 'email'] });
  const setup = await browser.adapter.enrollEmail?.({});
  expect(server.outbox).toMatchObject([{ to: email }]);
  expect(setup?.destination).toBe(email);
  expect(await browser.user()).toMatchObject({ twoFactorEnabled: false });
  const confirm = (code = '') => browser.adapter.verifyEmail?.({ enrollmentId: setup?.id ?? '', code });
  await expect(confirm('000000x')).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(confirm(server.outbox[0]?.code)).resolves.toEqual({ verified: true });
  expect(await browser.user()).toMatchObject({ twoFactorEnabled: true });
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrolled: true, enrollable: ['totp'] });
  await expect(addApp(browser)).resolves.toBeTruthy();
});

test('whoever has codes by email alone has no backup codes', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { otp: 'email' });
  const credentials = await signUp(browser);
  await browser.adapter.enrollEmail?.({});
  await browser.adapter.verifyEmail?.({ enrollmentId: 'otp', code: server.outbox[0]?.code ?? '' });
  const unavailable = { code: 'METHOD_UNAVAILABLE' };
  await expect(browser.adapter.regenerateBackupCodes({}, { proof })).rejects.toMatchObject(unavailable);
  const { challengeId = '' } = await browser.adapter.login(credentials);
  await expect(
    browser.adapter.verifyBackupCode({ challengeId: challengeId ?? '', code: 'abcde-fghij' }),
  ).rejects.toMatchObject(unavailable);
});
