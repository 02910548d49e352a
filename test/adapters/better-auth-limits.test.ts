import { afterEach, expect, test, vi } from 'vitest';
import { enrolledUser, openBrowser, startAuthServer } from './authServer.js';
import { totpCode, wrongTotpCode } from './totpCode.js';

afterEach(() => void vi.useRealTimers());

const challengeId = 'better-auth';

test('the fourth code within ten seconds must wait as long as the server says, whoever sends it', async () => {
  const server = await startAuthServer({ rateLimit: true });
  const { adapter } = openBrowser(server, { otp: 'email' });
  const enter = () => adapter.verifyChallenge({ challengeId, code: '123456' });
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(enter()).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  }
  const elsewhere = openBrowser(server).adapter.verifyChallenge({ challengeId, code: '123456' });
  const error = await elsewhere.catch((thrown: { retryAfter: number }) => thrown);
  expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  expect('retryAfter' in error && error.retryAfter).toBeGreaterThan(0);
  expect('retryAfter' in error && error.retryAfter).toBeLessThanOrEqual(10);
  // Every path has a separate limit.
  const send = { challengeId, factorId: 'otp', method: 'email' } as const;
  await expect(adapter.sendChallenge?.(send)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('after five wrong codes, the sixth ends the challenge, even if it is right', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const { adapter } = openBrowser(server);
  await adapter.login(credentials);
  const enter = (code: string) => adapter.verifyChallenge({ challengeId, code });
  for (let attempt = 0; attempt < 5; attempt++) {
    await expect(enter(wrongTotpCode(secret))).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  await expect(enter(totpCode(secret))).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  await expect(enter(totpCode(secret))).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('wrong backup codes count like wrong codes from the app', async () => {
  const server = await startAuthServer();
  const { credentials, secret, backupCodes } = await enrolledUser(server);
  const { adapter } = openBrowser(server);
  await adapter.login(credentials);
  const enter = (code = '') => adapter.verifyBackupCode({ challengeId, code });
  for (let attempt = 0; attempt < 4; attempt++) {
    await expect(enter('wrong-codes')).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  await expect(adapter.verifyChallenge({ challengeId, code: wrongTotpCode(secret) })).rejects.toBeTruthy();
  await expect(enter(backupCodes[0])).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
});

test('ten wrong codes in a row lock the account for 15 minutes, which only the code screen says', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const { adapter } = openBrowser(server);
  const enter = (code: string) => adapter.verifyChallenge({ challengeId, code });
  for (let attempt = 0; attempt < 10; attempt++) {
    if (attempt % 5 === 0) await adapter.login(credentials);
    await expect(enter(wrongTotpCode(secret))).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  await expect(adapter.login(credentials)).resolves.toMatchObject({ mfaRequired: true });
  const locked = await enter(totpCode(secret)).catch((thrown: unknown) => thrown);
  expect(locked).toMatchObject({ code: 'LOCKED' });
  expect(locked).not.toHaveProperty('retryAfter');

  vi.setSystemTime(Date.now() + 901_000);
  await adapter.login(credentials);
  await expect(enter(totpCode(secret))).resolves.toEqual({ verified: true });
});
