import { afterEach, expect, test, vi } from 'vitest';
import { nextMfaStep } from '../../src/core/sign-in/nextMfaStep.js';
import { enrolledUser, openBrowser, password, signUp, startAuthServer } from './authServer.js';
import { totpCode, wrongTotpCode } from './totpCode.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const challengeId = 'better-auth';

test('a user without a second factor is signed in, with a cookie and without tokens', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server);
  const credentials = await signUp(openBrowser(server));
  const result = await browser.adapter.login(credentials);
  expect(result).toEqual({ mfaRequired: false, user: { mfaEnrolled: false } });
  expect(nextMfaStep(result)).toBe('done');
  expect(await browser.user()).toMatchObject({ email: credentials.email });
});

test('a wrong password is INVALID_CREDENTIALS, and so is an unknown address', async () => {
  const server = await startAuthServer();
  const { email } = await signUp(openBrowser(server));
  const { adapter } = openBrowser(server);
  const invalid = { code: 'INVALID_CREDENTIALS' };
  await expect(adapter.login({ email, password: 'wrong password' })).rejects.toMatchObject(invalid);
  await expect(adapter.login({ email: 'nobody@example.com', password })).rejects.toMatchObject(invalid);
  await expect(adapter.login({ email: 'no address', password })).rejects.toMatchObject(invalid);
});

test('a user with an app needs its code, and has no session before', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const browser = openBrowser(server);
  const result = await browser.adapter.login(credentials);
  expect(result).toEqual({
    mfaRequired: true,
    user: { mfaEnrolled: true },
    challengeId,
    expiresIn: 600,
    factors: [{ id: 'totp', method: 'totp' }],
  });
  expect(nextMfaStep(result)).toBe('challenge');
  expect(await browser.user()).toBeUndefined();

  const passed = await browser.adapter.verifyChallenge({ challengeId, factorId: 'totp', code: totpCode(secret) });
  expect(passed).toEqual({ verified: true });
  expect(await browser.user()).toMatchObject({ email: credentials.email });
});

test('a code without a method is checked as a code from the app', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const browser = openBrowser(server);
  await browser.adapter.login(credentials);
  await expect(browser.adapter.verifyChallenge({ challengeId, code: totpCode(secret) })).resolves.toBeTruthy();
});

test('codes are sent unchanged: a code with a space in it is wrong', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const { adapter } = openBrowser(server);
  await adapter.login(credentials);
  const code = totpCode(secret).replace(/^.../, '$& ');
  await expect(adapter.verifyChallenge({ challengeId, code })).rejects.toMatchObject({ code: 'INVALID_CODE' });
});

test("a wrong code returns the server's time, so that a wrong clock can be noticed", async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const { adapter } = openBrowser(server);
  await adapter.login(credentials);
  const wrong = adapter.verifyChallenge({ challengeId, code: wrongTotpCode(secret) });
  const error = await wrong.catch((thrown: { serverTime: number }) => thrown);
  expect(error).toMatchObject({ code: 'INVALID_CODE', serverTime: expect.any(Number) });
  expect(Math.abs(('serverTime' in error ? error.serverTime : 0) - Date.now())).toBeLessThan(5000);
});

test('the same code signs in twice within its period, because this server accepts a replay', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const code = totpCode(secret);
  for (const browser of [openBrowser(server), openBrowser(server)]) {
    await browser.adapter.login(credentials);
    await expect(browser.adapter.verifyChallenge({ challengeId, code })).resolves.toEqual({ verified: true });
  }
});

test('of a double submit, one passes and the other says that the challenge has ended, although there is a session', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const browser = openBrowser(server);
  await browser.adapter.login(credentials);
  const submit = () => browser.adapter.verifyChallenge({ challengeId, code: totpCode(secret) });
  const outcomes = await Promise.allSettled([submit(), submit()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CHALLENGE_EXPIRED' } });
  expect(await browser.user()).toMatchObject({ email: credentials.email });
});

test('two tabs share the challenge: a code passes the newest sign-in', async () => {
  const server = await startAuthServer();
  const first = await enrolledUser(server);
  const second = await enrolledUser(server);
  const browser = openBrowser(server);
  await browser.adapter.login(first.credentials);
  await browser.adapter.login(second.credentials);
  await browser.adapter.verifyChallenge({ challengeId, code: totpCode(second.secret) });
  expect(await browser.user()).toMatchObject({ email: second.credentials.email });
});

test('a challenge expires after ten minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const { adapter } = openBrowser(server);
  await adapter.login(credentials);
  vi.setSystemTime(Date.now() + 601_000);
  await expect(adapter.verifyChallenge({ challengeId, code: totpCode(secret) })).rejects.toMatchObject({
    code: 'CHALLENGE_EXPIRED',
  });
});

test('without a challenge, a code rejects with CHALLENGE_EXPIRED', async () => {
  const { adapter } = openBrowser(await startAuthServer());
  await expect(adapter.verifyChallenge({ challengeId, code: '123456' })).rejects.toMatchObject({
    code: 'CHALLENGE_EXPIRED',
  });
});

test('a trusted device signs in without a code until thirty days after its last use', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const browser = openBrowser(server);
  const { adapter } = browser;
  expect(adapter.features?.trustDevice).toBe(true);
  await adapter.login(credentials);
  await adapter.verifyChallenge({ challengeId, code: totpCode(secret), trustDevice: true });
  for (const days of [29, 29]) {
    const before = browser.jar.trusted();
    vi.setSystemTime(Date.now() + days * 86_400_000);
    await expect(adapter.login(credentials)).resolves.toEqual({ mfaRequired: false, user: { mfaEnrolled: true } });
    expect(browser.jar.trusted()).not.toBe(before);
  }
  vi.setSystemTime(Date.now() + 31 * 86_400_000);
  await expect(adapter.login(credentials)).resolves.toMatchObject({ mfaRequired: true });
});

test('a device is trusted only if requested', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const browser = openBrowser(server);
  await browser.adapter.login(credentials);
  await browser.adapter.verifyChallenge({ challengeId, code: totpCode(secret), trustDevice: false });
  expect(browser.jar.trusted()).toBeUndefined();
});

test("if the host hasn't configured the account's only factor, the method is unavailable", async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { otp: 'email' });
  const credentials = await signUp(browser);
  await browser.adapter.enrollEmail?.({});
  await browser.adapter.verifyEmail?.({ enrollmentId: 'otp', code: server.outbox[0]?.code ?? '' });
  await expect(openBrowser(server).adapter.login(credentials)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test("a request from a foreign origin is rejected, and isn't reported as the user's mistake", async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  browser.jar.origin = 'https://elsewhere.example';
  await expect(browser.adapter.enrollTOTP({}, { proof: { password } })).rejects.toMatchObject({ code: 'SERVER' });
  expect(log.mock.calls.join()).toContain('https://elsewhere.example'); // this tells the developer what is wrong
});
