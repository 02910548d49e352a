import { expect, test } from 'vitest';
import { addApp, openBrowser, password, signUp, startAuthServer } from './authServer.js';
import { totpCode, wrongTotpCode } from './totpCode.js';

const proof = { password };

test('the secret sets up an app, and only the confirmed code turns MFA on', async () => {
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

test("the outdated response of the confirmation isn't passed on, because the cookie has the new session", async () => {
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

test('of two setups, only the second works, and a code of the first is wrong', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const first = await browser.adapter.enrollTOTP({}, { proof });
  const second = await browser.adapter.enrollTOTP({}, { proof });
  expect(second.secret).not.toBe(first.secret);
  const confirm = (secret = '') => browser.adapter.verifyTOTP({ enrollmentId: 'totp', code: totpCode(secret) });
  await expect(confirm(first.secret)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(confirm(second.secret)).resolves.toEqual({ verified: true });
});

test("wrong codes aren't counted while the user is signed in", async () => {
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

test('a second app is rejected as already enrolled', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  await addApp(browser);
  await expect(browser.adapter.enrollTOTP({}, { proof })).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
});

test('a setup that another tab has ended must be started again', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const { secret = '' } = await browser.adapter.enrollTOTP({}, { proof });
  await browser.adapter.disable({}, { proof });
  await expect(browser.adapter.verifyTOTP({ enrollmentId: 'totp', code: totpCode(secret) })).rejects.toMatchObject({
    code: 'ENROLLMENT_EXPIRED',
  });
});

test('if the session ends during the setup, the user must sign in again', async () => {
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

test('a code that arrived turns on codes by email', async () => {
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

test('a user with only codes by email has no backup codes', async () => {
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
