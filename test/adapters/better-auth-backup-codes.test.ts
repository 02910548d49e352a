import { expect, test } from 'vitest';
import { enrolledUser, openBrowser, password, startAuthServer } from './authServer.js';

const challengeId = 'better-auth';
const proof = { password };

async function atTheChallenge() {
  const server = await startAuthServer();
  const { credentials, backupCodes, browser: signedIn } = await enrolledUser(server);
  const again = async () => {
    const browser = openBrowser(server);
    await browser.adapter.login(credentials);
    return { browser, enter: (code = '') => browser.adapter.verifyBackupCode({ challengeId, code }) };
  };
  return { backupCodes, credentials, signedIn, again, ...(await again()) };
}

test('a backup code signs in once', async () => {
  const { browser, backupCodes, credentials, enter, again } = await atTheChallenge();
  expect(backupCodes[0]).toMatch(/^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/);
  await expect(enter(backupCodes[0])).resolves.toEqual({ verified: true });
  expect(await browser.user()).toMatchObject({ email: credentials.email });
  const later = await again();
  await expect(later.enter(backupCodes[0])).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(later.enter(backupCodes[1])).resolves.toEqual({ verified: true });
});

test('case and dashes are part of a backup code', async () => {
  const { backupCodes, enter } = await atTheChallenge();
  const code = backupCodes.find((candidate) => /[a-z]/.test(candidate)) ?? '';
  for (const altered of [code.toUpperCase(), code.replace('-', ''), code.replace('-', ' ')]) {
    await expect(enter(altered)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  await expect(enter(code)).resolves.toEqual({ verified: true });
});

test("the adapter trims a backup code, because the server doesn't", async () => {
  const { backupCodes, browser, enter } = await atTheChallenge();
  const padded = ` ${backupCodes[0]}\n`;
  const { error } = await browser.client.twoFactor.verifyBackupCode({ code: padded });
  expect(error).toMatchObject({ code: 'INVALID_BACKUP_CODE' });
  await expect(enter(padded)).resolves.toEqual({ verified: true });
});

test('if a backup code is submitted twice at once, only one submit passes, and there is a session', async () => {
  const { backupCodes, browser, credentials, enter } = await atTheChallenge();
  const outcomes = await Promise.allSettled([enter(backupCodes[0]), enter(backupCodes[0])]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await browser.user()).toMatchObject({ email: credentials.email });
});

test('new backup codes need the password, and invalidate the old ones', async () => {
  const { signedIn, backupCodes, enter } = await atTheChallenge();
  await expect(signedIn.adapter.regenerateBackupCodes()).rejects.toMatchObject({
    code: 'REAUTH_REQUIRED',
    reauth: 'password',
  });
  const fresh = await signedIn.adapter.regenerateBackupCodes({}, { proof });
  expect(fresh).toHaveLength(10);
  expect(fresh).not.toContain(backupCodes[0]);
  await expect(enter(backupCodes[0])).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(enter(fresh[0])).resolves.toEqual({ verified: true });
});
