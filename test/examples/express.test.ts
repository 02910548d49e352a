import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { totpCode, wrongTotpCode } from '../adapters/totpCode.js';
import { type ExpressExample, openExpressBrowser, startExpressExample } from './expressServer.js';

let server: ExpressExample;
beforeAll(async () => {
  server = await startExpressExample();
});
afterAll(() => server.close());
afterEach(() => void vi.useRealTimers());

const password = 'correct horse battery';
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
const newUser = async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  await server.addUser(email, password);
  vi.useFakeTimers({ toFake: ['Date'] });
  return { email, password };
};

/** A user with an authenticator app, signed in by setting it up, half a minute later. */
async function enrolled() {
  const credentials = await newUser();
  const browser = openExpressBrowser(server);
  const { challengeId = '' } = await browser.adapter.login(credentials);
  const { id, secret = '' } = await browser.adapter.enrollTOTP({ challengeId: `${challengeId}` });
  const answer = await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  later(30);
  return { credentials, browser, secret, backupCodes: answer?.backupCodes ?? [] };
}

async function signIn(credentials: { email: string; password: string }) {
  const browser = openExpressBrowser(server);
  const login = await browser.adapter.login(credentials);
  const challengeId = `${login.challengeId}`;
  return {
    ...browser,
    login,
    challengeId,
    enter: (code: string) => browser.adapter.verifyChallenge({ challengeId, code }),
    enterBackup: (code = '') => browser.adapter.verifyBackupCode({ challengeId, code }),
  };
}

test('the first sign-in sets up an app, and only its code opens a session', async () => {
  const credentials = await newUser();
  const { adapter, me, login, challengeId } = await signIn(credentials);
  expect(login).toMatchObject({ mfaRequired: true, user: { mfaEnrolled: false }, enrollment: 'required' });
  const { id, secret = '', account } = await adapter.enrollTOTP({ challengeId });
  expect(account).toBe(credentials.email);
  await expect(adapter.verifyTOTP({ enrollmentId: id, code: wrongTotpCode(secret) })).rejects.toMatchObject({
    code: 'INVALID_CODE',
  });
  expect(await me()).toBe(401);
  const answer = await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  expect(answer).toMatchObject({ verified: true });
  expect(new Set(answer?.backupCodes).size).toBe(10);
  expect(await me()).toBe(200);
  await expect(adapter.getStatus()).resolves.toMatchObject({ enrolled: true, backupCodesLeft: 10 });
});

test('the next sign-in asks for a code: a wrong one is refused, the right one passes once', async () => {
  const { credentials, secret } = await enrolled();
  const first = await signIn(credentials);
  await expect(first.enter(wrongTotpCode(secret))).rejects.toMatchObject({ code: 'INVALID_CODE', attemptsLeft: 4 });
  expect(await first.me()).toBe(401);
  await expect(first.enter(totpCode(secret))).resolves.toEqual({ verified: true });
  expect(await first.me()).toBe(200);
  await expect(first.enter(totpCode(secret))).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const second = await signIn(credentials);
  await expect(second.enter(totpCode(secret))).rejects.toMatchObject({ code: 'INVALID_CODE' });
});

test('a backup code passes once, in capitals too, and new ones invalidate the old ones', async () => {
  const { credentials, backupCodes } = await enrolled();
  const first = await signIn(credentials);
  await expect(first.enterBackup(backupCodes[0]?.toUpperCase())).resolves.toMatchObject({ backupCodesLeft: 9 });
  const second = await signIn(credentials);
  await expect(second.enterBackup(backupCodes[0])).rejects.toMatchObject({ code: 'INVALID_CODE' });
  const [fresh] = await first.adapter.regenerateBackupCodes();
  await expect(second.enterBackup(backupCodes[1])).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(second.enterBackup(fresh)).resolves.toMatchObject({ verified: true });
});

test('the same backup code in two requests at once opens one session', async () => {
  const { credentials, backupCodes } = await enrolled();
  const browsers = [await signIn(credentials), await signIn(credentials)];
  const answers = await Promise.allSettled(browsers.map(({ enterBackup }) => enterBackup(backupCodes[0])));
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('five wrong codes end a challenge and ten lock the account, whether sent at once or not', async () => {
  const { credentials, secret } = await enrolled();
  const first = await signIn(credentials);
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => first.enterBackup('wrong')));
  const codes = answers.map((answer) => answer.status === 'rejected' && answer.reason.code);
  expect(codes.filter((code) => code === 'INVALID_CODE').length).toBeLessThan(5);
  await expect(first.enter(totpCode(secret))).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  const second = await signIn(credentials);
  for (let attempt = 0; attempt < 4; attempt++) {
    await expect(second.enter(wrongTotpCode(secret))).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  await expect(second.enter(wrongTotpCode(secret))).rejects.toMatchObject({ code: 'LOCKED', retryAfter: 900 });
  later(600);
  const third = await signIn(credentials);
  await expect(third.enter(totpCode(secret))).rejects.toMatchObject({ code: 'LOCKED', retryAfter: 300 });
  later(301);
  await expect(third.enter(totpCode(secret))).resolves.toEqual({ verified: true });
});

test('a challenge and an enrollment expire after ten minutes', async () => {
  const { credentials, secret, browser } = await enrolled();
  const { enter } = await signIn(credentials);
  const again = await browser.adapter.enrollTOTP();
  later(601);
  await expect(enter(totpCode(secret))).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const confirm = { enrollmentId: again.id, code: totpCode(again.secret ?? '') };
  await expect(browser.adapter.verifyTOTP(confirm)).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
});

test("the password alone can't replace the app", async () => {
  const { credentials } = await enrolled();
  const { adapter, challengeId } = await signIn(credentials);
  await expect(adapter.enrollTOTP({ challengeId })).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  await expect(adapter.enrollTOTP({})).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
});

test("an enrollment that was started before another one was finished can't replace it", async () => {
  const credentials = await newUser();
  const tabs = [await signIn(credentials), await signIn(credentials)] as const;
  const begun = await Promise.all(tabs.map(({ adapter, challengeId }) => adapter.enrollTOTP({ challengeId })));
  const [first, second] = begun.map(({ id, secret = '' }) => ({ enrollmentId: id, code: totpCode(secret) }));
  await tabs[0].adapter.verifyTOTP(first ?? { enrollmentId: '', code: '' });
  await expect(tabs[1].adapter.verifyTOTP(second ?? { enrollmentId: '', code: '' })).rejects.toMatchObject({
    code: 'METHOD_UNAVAILABLE',
  });
});

test('a session that is ten minutes old needs the password for new codes and for another app, which ends other sessions', async () => {
  const { credentials, browser, secret } = await enrolled();
  const elsewhere = await signIn(credentials);
  await elsewhere.enter(totpCode(secret));
  later(600);
  const { adapter } = browser;
  await expect(adapter.regenerateBackupCodes()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'password' });
  await expect(adapter.enrollTOTP({}, { proof: { password: 'wrong' } })).rejects.toMatchObject({
    code: 'INVALID_CREDENTIALS',
  });
  const { id, secret: newSecret = '' } = await adapter.enrollTOTP({}, { proof: { password } });
  await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(newSecret) });
  expect([await browser.me(), await elsewhere.me()]).toEqual([200, 401]);
});

test('passwords are limited too, and an unknown address looks like a wrong password', async () => {
  const credentials = await newUser();
  const { adapter } = openExpressBrowser(server);
  const told = (p: { email: string; password: string }) => adapter.login(p).catch((error: object) => ({ ...error }));
  const wrong = { ...credentials, password: 'wrong' };
  expect(await told(wrong)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  expect(Object.keys(await told(wrong))).toEqual(Object.keys(await told({ email: 'nobody@example.com', password })));
  for (let attempt = 2; attempt < 10; attempt++) await told(wrong);
  expect(await told(credentials)).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 900 });
});

test("a form on another site can't do anything, because it can't send JSON", async () => {
  const { post } = openExpressBrowser(server);
  const body = JSON.stringify({ email: 'anna@example.com', password });
  expect((await post('/mfa/login', { headers: { 'content-type': 'text/plain' }, body })).status).toBe(415);
});
