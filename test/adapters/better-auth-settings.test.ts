import { expect, test, vi } from 'vitest';
import { betterAuthAdapter } from '../../src/adapters/better-auth.js';
import { nextMfaStep } from '../../src/core/sign-in/nextMfaStep.js';
import {
  type AuthServer,
  addApp,
  type Browser,
  enrolledUser,
  openBrowser,
  password,
  signUp,
  startAuthServer,
} from './authServer.js';
import { totpCode } from './totpCode.js';

const challengeId = 'better-auth';
const proof = { password };
const askPassword = { code: 'REAUTH_REQUIRED', reauth: 'password' };

test('a wrong password as proof is INVALID_CREDENTIALS', async () => {
  const { browser } = await enrolledUser(await startAuthServer());
  const wrong = { proof: { password: 'not the password' } };
  await expect(browser.adapter.disable({}, wrong)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  await expect(browser.adapter.regenerateBackupCodes({}, wrong)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
});

test('disabling turns MFA off, and an app can be set up again', async () => {
  const server = await startAuthServer();
  const { browser, credentials } = await enrolledUser(server);
  await expect(browser.adapter.disable({}, { proof })).resolves.toBeUndefined();
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrolled: false });
  await expect(openBrowser(server).adapter.login(credentials)).resolves.toMatchObject({ mfaRequired: false });
  await expect(addApp(browser)).resolves.toBeTruthy();
});

test('the session cookie changes when MFA is turned on or off', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  const before = browser.jar.session();
  await addApp(browser);
  const between = browser.jar.session();
  await browser.adapter.disable({}, { proof });
  expect(new Set([before, between, browser.jar.session()]).size).toBe(3);
});

test('disabling removes trust from the device', async () => {
  const server = await startAuthServer();
  const { credentials, secret } = await enrolledUser(server);
  const browser = openBrowser(server);
  await browser.adapter.login(credentials);
  await browser.adapter.verifyChallenge({ challengeId, code: totpCode(secret), trustDevice: true });
  expect(browser.jar.trusted()).toBeTruthy();
  await browser.adapter.disable({}, { proof });
  expect(browser.jar.trusted()).toBeUndefined();
  await addApp(browser);
  await expect(browser.adapter.login(credentials)).resolves.toMatchObject({ mfaRequired: true });
});

test('new backup codes without MFA are unavailable', async () => {
  const browser = openBrowser(await startAuthServer());
  await signUp(browser);
  await expect(browser.adapter.regenerateBackupCodes({}, { proof })).rejects.toMatchObject({
    code: 'METHOD_UNAVAILABLE',
  });
});

test('an account with a password needs it, even if the server allows accounts without one', async () => {
  const browser = openBrowser(await startAuthServer({ passwordless: true }), { passwordless: true });
  await signUp(browser);
  await expect(browser.adapter.enrollTOTP()).rejects.toMatchObject(askPassword);
  await expect(addApp(browser)).resolves.toBeTruthy();
  await expect(browser.adapter.disable()).rejects.toMatchObject(askPassword);
  await expect(browser.adapter.disable({}, { proof })).resolves.toBeUndefined();
});

test("an account without a password doesn't need one", async () => {
  const server = await startAuthServer({ passwordless: true });
  const browser = openBrowser(server, { passwordless: true });
  await signUp(browser);
  const { internalAdapter } = await server.auth.$context;
  await internalAdapter.deleteAccounts((await browser.user())?.id ?? '');
  const { id, secret = '' } = await browser.adapter.enrollTOTP();
  await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  await expect(browser.adapter.regenerateBackupCodes()).resolves.toHaveLength(10);
  await expect(browser.adapter.disable()).resolves.toBeUndefined();
});

test('if only the option says passwordless, the password is required', async () => {
  const browser = openBrowser(await startAuthServer(), { passwordless: true });
  await signUp(browser);
  await expect(browser.adapter.enrollTOTP()).rejects.toMatchObject(askPassword);
});

test('recommended: the user is signed in, and is offered enrollment', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { enrollment: 'recommended' });
  const credentials = await signUp(browser);
  const result = await browser.adapter.login(credentials);
  expect(result).toMatchObject({ mfaRequired: false, enrollment: 'recommended', enrollable: ['totp'] });
  expect(nextMfaStep(result)).toBe('recommend');
  expect(browser.adapter.getPendingLogin).toBeUndefined();
  expect(browser.adapter.cancel).toBeUndefined();
  await addApp(browser);
  await expect(browser.adapter.login(credentials)).resolves.toMatchObject({ user: { mfaEnrolled: true } });
});

test('required: the enrollment comes first, and is still there after a reload until it is finished', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { enrollment: 'required' });
  const credentials = await signUp(browser);
  const result = await browser.adapter.login(credentials);
  expect(result).toMatchObject({ mfaRequired: true, user: { mfaEnrolled: false }, enrollable: ['totp'] });
  expect(nextMfaStep(result)).toBe('enroll');
  await expect(browser.adapter.getPendingLogin?.()).resolves.toEqual(result);
  await addApp(browser);
  await expect(browser.adapter.getPendingLogin?.()).resolves.toBeNull();
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrolled: true, required: true });
});

test('required: a user who cancels the enrollment is signed out, and nobody else is', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { enrollment: 'required' });
  const credentials = await signUp(browser);
  const { challengeId: forced } = await browser.adapter.login(credentials);
  await browser.adapter.cancel?.({ enrollmentId: 'totp' });
  await browser.adapter.cancel?.({ challengeId });
  expect(await browser.user()).toBeTruthy();
  await browser.adapter.cancel?.({ challengeId: forced ?? '', enrollmentId: 'totp' });
  expect(await browser.user()).toBeUndefined();
  await expect(browser.adapter.getPendingLogin?.()).resolves.toBeNull();
});

/** Turns MFA on with a code by email. */
async function addEmail({ outbox }: AuthServer, { adapter }: Browser): Promise<void> {
  await adapter.enrollEmail?.({});
  await adapter.verifyEmail?.({ enrollmentId: 'otp', code: outbox.at(-1)?.code ?? '' });
}

test('without sent codes, an enrolled user has an app', async () => {
  const { browser } = await enrolledUser(await startAuthServer());
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({
    factors: [{ id: 'totp', method: 'totp' }],
    enrollable: [],
  });
});

test('with sent codes, it is unknown after a reload whether there is an app, so none is listed', async () => {
  const server = await startAuthServer();
  const { browser } = await enrolledUser(server, { otp: 'email' });
  const reloaded = betterAuthAdapter(browser.client, { otp: 'email' });
  const status = await reloaded.getStatus();
  expect(status).toMatchObject({ enrolled: true, enrollable: ['totp'] });
  expect(status.factors).toBeUndefined();
});

test('if the server says whether there is an app, the list is complete', async () => {
  const server = await startAuthServer();
  let hasApp = true;
  const browser = openBrowser(server, { otp: 'email', hasApp: async () => hasApp });
  const { email } = await signUp(browser);
  await addApp(browser);
  const otp = { id: 'otp', method: 'email', destination: email };
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({
    factors: [{ id: 'totp', method: 'totp' }, otp],
    enrollable: [],
  });
  hasApp = false;
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ factors: [otp], enrollable: ['totp'] });
});

test("if the server can't be asked for the app, the status fails and lists nothing", async () => {
  const server = await startAuthServer();
  let hasApp: () => Promise<boolean> = () => Promise.reject(new TypeError('fetch failed'));
  const browser = openBrowser(server, { otp: 'email', hasApp: () => hasApp() });
  await signUp(browser);
  await addApp(browser);
  await expect(browser.adapter.getStatus()).rejects.toMatchObject({ code: 'NETWORK' });
  hasApp = async () => (JSON.parse('{"message":"Unauthorized"}') as { hasApp: boolean }).hasApp;
  await expect(browser.adapter.getStatus()).rejects.toMatchObject({ code: 'SERVER' });
});

test("the server isn't asked about an app for a user with nothing set up", async () => {
  const hasApp = vi.fn(async () => true);
  const browser = openBrowser(await startAuthServer(), { otp: 'email', hasApp });
  await signUp(browser);
  const status = await browser.adapter.getStatus();
  expect(status.factors).toBeUndefined();
  expect(hasApp).not.toHaveBeenCalled();
});

test("an app that was rejected as a second one isn't offered again", async () => {
  const server = await startAuthServer();
  const { browser } = await enrolledUser(server);
  const adapter = betterAuthAdapter(browser.client, { otp: 'email' });
  await expect(adapter.getStatus()).resolves.toMatchObject({ enrollable: ['totp'] });
  await expect(adapter.enrollTOTP({}, { proof })).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
  await expect(adapter.getStatus()).resolves.toMatchObject({
    enrollable: [],
    factors: [{ id: 'totp' }, { id: 'otp' }],
  });
  await adapter.disable({}, { proof });
  await expect(adapter.getStatus()).resolves.toMatchObject({ enrolled: false, enrollable: ['totp', 'email'] });
});

test('rejected new codes show that there is no app', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { otp: 'email' });
  await signUp(browser);
  await addEmail(server, browser);
  const adapter = betterAuthAdapter(browser.client, { otp: 'email' });
  expect((await adapter.getStatus()).factors).toBeUndefined();
  await expect(adapter.regenerateBackupCodes({}, { proof })).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  await expect(adapter.getStatus()).resolves.toMatchObject({ enrollable: ['totp'], factors: [{ id: 'otp' }] });
});

test('what was set up in this tab is known, but not assumed for the next user', async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { otp: 'email' });
  await signUp(browser);
  await browser.adapter.getStatus();
  await addApp(browser);
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrollable: [] });
  await browser.client.signOut();
  await signUp(browser);
  await browser.adapter.getStatus();
  await addEmail(server, browser);
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ enrollable: ['totp'], factors: [{ id: 'otp' }] });
});

test("the next user in this tab isn't assumed to have the previous user's app", async () => {
  const server = await startAuthServer();
  const browser = openBrowser(server, { otp: 'email' });
  await signUp(browser);
  await browser.adapter.getStatus();
  await addApp(browser);
  await expect(browser.adapter.getStatus()).resolves.toMatchObject({ factors: [{ id: 'totp' }, { id: 'otp' }] });
  await browser.client.signOut();
  await signUp(browser);
  await addEmail(server, browser);
  const status = await browser.adapter.getStatus();
  expect(status).toMatchObject({ enrolled: true, enrollable: ['totp'] });
  expect(status.factors).toBeUndefined();
});

test('it declares that the address is the account’s, and that backup codes come with an app', async () => {
  const { adapter } = openBrowser(await startAuthServer(), { otp: 'email' });
  expect(adapter.features).toMatchObject({ fixedEmail: true, backupCodesFor: ['totp'] });
});
