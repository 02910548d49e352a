import { afterEach, expect, test, vi } from 'vitest';
import { enrolledUser, openBrowser, startAuthServer } from './authServer.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const challengeId = 'better-auth';
const send = { challengeId, factorId: 'otp', method: 'email' } as const;

/** A server, and a user who has entered the password but can't use their app. */
async function atTheChallenge(options: Parameters<typeof startAuthServer>[0] = {}) {
  const server = await startAuthServer(options);
  const { credentials } = await enrolledUser(server);
  const browser = openBrowser(server, { otp: 'email' });
  const login = await browser.adapter.login(credentials);
  const enter = (code = '') => browser.adapter.verifyChallenge({ challengeId, factorId: 'otp', method: 'email', code });
  return { server, browser, adapter: browser.adapter, credentials, login, enter };
}

test('codes by email are offered after the app, with their address', async () => {
  const { login, credentials, server } = await atTheChallenge();
  expect(login.factors).toEqual([
    { id: 'totp', method: 'totp' },
    { id: 'otp', method: 'email', destination: credentials.email },
  ]);
  expect(login.sentTo).toBeUndefined();
  expect(server.outbox).toEqual([]);
});

test('a code is sent on request, and passes', async () => {
  const { adapter, server, browser, enter, credentials } = await atTheChallenge();
  await expect(adapter.sendChallenge?.(send)).resolves.toEqual({ sentTo: 'otp' });
  await expect(enter(server.outbox.at(-1)?.code)).resolves.toEqual({ verified: true });
  expect(await browser.user()).toMatchObject({ email: credentials.email });
});

test('by SMS, the same code has another name, and no destination is claimed', async () => {
  const server = await startAuthServer();
  const { credentials } = await enrolledUser(server);
  const { adapter } = openBrowser(server, { otp: 'sms' });
  expect((await adapter.login(credentials)).factors).toContainEqual({ id: 'otp', method: 'sms' });
  await adapter.sendChallenge?.({ ...send, method: 'sms' });
  const code = server.outbox.at(-1)?.code ?? '';
  await expect(adapter.verifyChallenge({ challengeId, method: 'sms', code })).resolves.toEqual({ verified: true });
  expect(adapter.enrollSMS).toBeUndefined(); // the server, not the user, knows the number
  expect(adapter.enrollEmail).toBeUndefined();
});

test('without the option, nothing can be sent or resent', async () => {
  const { adapter } = openBrowser(await startAuthServer());
  expect(adapter.sendChallenge).toBeUndefined();
  expect(adapter.enrollEmail).toBeUndefined();
});

test('a sent code expires after three minutes, but the challenge stays open', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { adapter, server, enter } = await atTheChallenge();
  await adapter.sendChallenge?.(send);
  vi.setSystemTime(Date.now() + 181_000);
  await expect(enter(server.outbox.at(-1)?.code)).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  await adapter.sendChallenge?.(send);
  await expect(enter(server.outbox.at(-1)?.code)).resolves.toEqual({ verified: true });
});

test('six wrong codes invalidate the code, not the challenge: a new code passes', async () => {
  const { adapter, server, enter } = await atTheChallenge();
  await adapter.sendChallenge?.(send);
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(enter('x')).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(enter(server.outbox.at(-1)?.code)).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  await adapter.sendChallenge?.(send);
  await expect(enter(server.outbox.at(-1)?.code)).resolves.toEqual({ verified: true });
});

test('a new code invalidates the previous one', async () => {
  const { adapter, server, enter } = await atTheChallenge();
  await adapter.sendChallenge?.(send);
  await adapter.sendChallenge?.(send);
  const [older, newer] = server.outbox;
  if (older?.code !== newer?.code) await expect(enter(older?.code)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(enter(newer?.code)).resolves.toEqual({ verified: true });
});

test("a failed delivery isn't reported, because the server claims to have sent the code", async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const deliver = () => Promise.reject(new Error('the mail server is down'));
  const { adapter } = await atTheChallenge({ deliver });
  await expect(adapter.sendChallenge?.(send)).resolves.toEqual({ sentTo: 'otp' });
  expect(log).toHaveBeenCalled();
});

test('sending for an expired challenge asks the user to sign in again', async () => {
  const { adapter } = openBrowser(await startAuthServer(), { otp: 'email' });
  await expect(adapter.sendChallenge?.(send)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});
