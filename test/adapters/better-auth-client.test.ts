import { expect, test, vi } from 'vitest';
import { createHostClient } from '../../examples/host/src/authClient.js';
import { betterAuthAdapter } from '../../src/adapters/better-auth.js';

const challengeId = 'better-auth';
const answer = { challengeId, code: '123456' };

/** The adapter for the official client, whose server is a function. */
const over = (fetch: typeof globalThis.fetch, fetchOptions: object = {}) =>
  betterAuthAdapter(createHostClient({ baseURL: 'http://server.example', fetch, ...fetchOptions }), { otp: 'email' });

const answering = (body: string, init?: ResponseInit) => async () =>
  new Response(body, { headers: { 'content-type': 'application/json' }, ...init });

test('aborting ends the request itself, and rejects with CANCELLED', async () => {
  const controller = new AbortController();
  const server = vi.fn((_url: unknown, init?: RequestInit) => {
    controller.abort(new Error('the host has its own reason'));
    return Promise.reject(init?.signal?.reason);
  });
  await expect(over(server).verifyChallenge(answer, { signal: controller.signal })).rejects.toMatchObject({
    name: 'MfaError',
    code: 'CANCELLED',
  });
  expect(server.mock.calls[0]?.[1]?.signal).toBe(controller.signal);
});

test('no response is NETWORK', async () => {
  const { verifyChallenge } = over(() => Promise.reject(new TypeError('Load failed')));
  await expect(verifyChallenge(answer)).rejects.toMatchObject({ name: 'MfaError', code: 'NETWORK' });
});

test('no response in time is NETWORK', async () => {
  const { verifyChallenge } = over(() => Promise.reject(new DOMException('too late', 'TimeoutError')));
  await expect(verifyChallenge(answer)).rejects.toMatchObject({ code: 'NETWORK' });
});

test("a client that is configured to retry doesn't use up a second code", async () => {
  const server = vi.fn(answering('{"code":"INVALID_CODE"}', { status: 401 }));
  const { verifyChallenge } = over(server, { fetchOptions: { retry: 3 } });
  await expect(verifyChallenge(answer)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(server).toHaveBeenCalledTimes(1);
});

test('a client that is configured to throw, or to catch everything, makes no difference', async () => {
  const wrong = answering('{"code":"INVALID_CODE"}', { status: 401 });
  await expect(over(wrong, { fetchOptions: { throw: true } }).verifyChallenge(answer)).rejects.toMatchObject({
    code: 'INVALID_CODE',
  });
  const catching = over(() => Promise.reject(new TypeError('failed')), { fetchOptions: { catchAllError: true } });
  await expect(catching.verifyChallenge(answer)).rejects.toMatchObject({ code: 'NETWORK' });
});

test.each([
  ['a page of a captive portal', '<html>Sign in to the Wi-Fi</html>', 'text/html'],
  ['HTML that claims to be JSON', '<html></html>', 'application/json'],
  ['nothing', '', 'application/json'],
  ['null', 'null', 'application/json'],
  ['a list', '[]', 'application/json'],
  ['an empty object', '{}', 'application/json'],
  ['a status alone', '{"status":true,"success":true}', 'application/json'],
])('%s passes nothing', async (_what, body, type) => {
  const adapter = over(answering(body, { headers: { 'content-type': type } }));
  const server = { name: 'MfaError', code: 'SERVER' };
  const ctx = { proof: { password: 'x' } };
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject(server);
  await expect(adapter.verifyChallenge({ ...answer, method: 'email' })).rejects.toMatchObject(server);
  await expect(adapter.verifyBackupCode(answer)).rejects.toMatchObject(server);
  await expect(adapter.verifyTOTP({ enrollmentId: 'totp', code: '123456' })).rejects.toMatchObject(server);
  await expect(adapter.login({ email: 'a@example.com', password: 'x' })).rejects.toMatchObject(server);
  await expect(adapter.enrollTOTP({}, ctx)).rejects.toMatchObject(server);
  await expect(adapter.regenerateBackupCodes({}, ctx)).rejects.toMatchObject(server);
});

test("a send or a switch-off that the server doesn't confirm has failed", async () => {
  const { sendChallenge, disable } = over(answering('{}'));
  await expect(sendChallenge?.({ challengeId, factorId: 'otp', method: 'email' })).rejects.toMatchObject({
    code: 'SERVER',
  });
  await expect(disable({}, { proof: { password: 'x' } })).rejects.toMatchObject({ code: 'SERVER' });
});

test('an error contains no text from the server and nothing that was sent', async () => {
  const { verifyChallenge } = over(answering('{"code":"INVALID_CODE","message":"123456 is wrong"}', { status: 401 }));
  const error = await verifyChallenge(answer).catch((thrown: Error) => thrown);
  expect(JSON.stringify(error)).not.toContain('123456');
  expect(`${error instanceof Error ? error.stack : ''}`).not.toContain('123456');
  expect(error).not.toHaveProperty('cause');
});

test('enrolling, disabling and new codes require the password before any request', async () => {
  const server = vi.fn(answering('{}'));
  const adapter = over(server);
  const askPassword = { code: 'REAUTH_REQUIRED', reauth: 'password' };
  await expect(adapter.enrollTOTP()).rejects.toMatchObject(askPassword);
  await expect(adapter.disable()).rejects.toMatchObject(askPassword);
  await expect(adapter.regenerateBackupCodes()).rejects.toMatchObject(askPassword);
  expect(server).not.toHaveBeenCalled();
});

test("the status isn't read from the cookie cache, which may be older than the last change", async () => {
  const server = vi.fn(async (..._request: Parameters<typeof fetch>) =>
    Response.json({ user: { twoFactorEnabled: true } }),
  );
  await expect(over(server).getStatus()).resolves.toMatchObject({ enrolled: true });
  expect(String(server.mock.calls[0]?.[0])).toContain('disableCookieCache=true');
});
