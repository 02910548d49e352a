import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { httpAdapter, httpAdminAdapter } from '../../src/adapters/http.js';
import type { MfaAdapter } from '../../src/core/contract/adapter.js';
import { MfaError } from '../../src/core/contract/error.js';

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** A server with the same response for every request, until the end of the test. */
async function startServer(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body: JSON.parse(text || 'null') });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mfa`, received, close };
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const verifyAt = (baseUrl: string) =>
  httpAdapter({ baseUrl, methods: ['verifyChallenge'] }).verifyChallenge({ challengeId: 'c1', code: '123456' });
const verified = json(200, { verified: true });

test('every method posts its parameters to its name in kebab-case', async () => {
  const { baseUrl, received } = await startServer(verified);
  const adapter = httpAdapter({
    baseUrl: `${baseUrl}/`,
    methods: ['login', 'getPendingLogin', 'verifyChallenge', 'enrollTOTP', 'verifySMS', 'getStatus', 'cancel'],
  });
  await adapter.login({ email: 'anna@example.com', password: 'secret' });
  await adapter.getPendingLogin();
  await adapter.verifyChallenge({ challengeId: 'c1', code: '123456' });
  await adapter.enrollTOTP();
  await adapter.verifySMS({ enrollmentId: 'e1', code: '123456' });
  await adapter.getStatus({});
  await adapter.cancel({ challengeId: 'c1' });
  expect(received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', '/mfa/login', { email: 'anna@example.com', password: 'secret' }],
    ['POST', '/mfa/get-pending-login', {}],
    ['POST', '/mfa/verify-challenge', { challengeId: 'c1', code: '123456' }],
    ['POST', '/mfa/enroll-totp', {}],
    ['POST', '/mfa/verify-sms', { enrollmentId: 'e1', code: '123456' }],
    ['POST', '/mfa/get-status', {}],
    ['POST', '/mfa/cancel', { challengeId: 'c1' }],
  ]);
  expect(new Set(received.map(({ headers }) => headers['content-type']))).toEqual(new Set(['application/json']));
});

test("only the listed methods exist, also in the type, with the type of the tokens, and they don't need `this", async () => {
  const { baseUrl } = await startServer(verified);
  const adapter = httpAdapter({ baseUrl, methods: ['verifyChallenge', 'getStatus'], features: { trustDevice: true } });
  const whole: MfaAdapter<{ accessToken: string }> = httpAdapter({ baseUrl, methods: ['verifyChallenge'] });
  expect(Object.keys(adapter)).toEqual(['verifyChallenge', 'getStatus', 'features']);
  // @ts-expect-error -- it may be missing
  expect(() => adapter.enrollSMS({ phoneNumber: '+15550100' })).toThrow();
  expect(adapter.enrollSMS).toBeUndefined();
  expect(whole).not.toHaveProperty('enrollSMS');
  const { verifyChallenge } = adapter;
  await expect(verifyChallenge({ challengeId: 'c1', code: '123456' })).resolves.toEqual({ verified: true });
});

test('without verifyChallenge, it throws at once and says what is missing', () => {
  expect(() => httpAdapter({ baseUrl: '/mfa', methods: ['getStatus'] })).toThrow(/verifyChallenge.*methods/);
});

test('the context is sent too: the key as a header, the proof in the body, even without parameters', async () => {
  const { baseUrl, received } = await startServer(verified);
  const adapter = httpAdapter({ baseUrl, methods: ['verifyChallenge', 'disable', 'startStepUp'] });
  await adapter.disable({}, { idempotencyKey: 'k1', proof: { password: 'secret' } });
  await adapter.startStepUp({ idempotencyKey: 'k2' });
  expect(received.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual([
    ['k1', { proof: { password: 'secret' } }],
    ['k2', {}],
  ]);
});

test("the host's headers are sent, and requested again each time", async () => {
  const { baseUrl, received } = await startServer(verified);
  let token = 0;
  const headers = async () => ({ authorization: `Bearer ${++token}` });
  const adapter = httpAdapter({ baseUrl, headers, methods: ['verifyChallenge', 'getStatus'] });
  await adapter.getStatus();
  await adapter.getStatus();
  expect(received.map((request) => request.headers.authorization)).toEqual(['Bearer 1', 'Bearer 2']);
});

test("the host's fetch is used, with cookies as configured", async () => {
  const { baseUrl } = await startServer(verified);
  const seen: (RequestInit | undefined)[] = [];
  const spy: typeof fetch = (input, init) => {
    seen.push(init);
    return fetch(input, init);
  };
  await httpAdapter({ baseUrl, fetch: spy, methods: ['verifyChallenge', 'getStatus'] }).getStatus();
  const other = httpAdapter({ baseUrl, fetch: spy, credentials: 'include', methods: ['verifyChallenge', 'cancel'] });
  await other.cancel({});
  expect(seen.map((init) => [init?.credentials, init?.keepalive])).toEqual([
    ['same-origin', false],
    ['include', true],
  ]);
});

test('204 is undefined, and null is null', async () => {
  const nothing = await startServer((response) => void response.writeHead(204).end());
  const adapter = httpAdapter({ baseUrl: nothing.baseUrl, methods: ['verifyChallenge', 'verifyTOTP'] });
  await expect(adapter.verifyTOTP({ enrollmentId: 'e1', code: '123456' })).resolves.toBeUndefined();
  const none = await startServer(json(200, null));
  await expect(
    httpAdapter({ baseUrl: none.baseUrl, methods: ['verifyChallenge', 'getPendingLogin'] }).getPendingLogin(),
  ).resolves.toBeNull();
});

test.each([
  [401, { code: 'INVALID_CODE', attemptsLeft: 2 }, { code: 'INVALID_CODE', attemptsLeft: 2 }],
  [429, { code: 'LOCKED', retryAfter: 900 }, { code: 'LOCKED', retryAfter: 900 }],
  [403, { error: { code: 'REAUTH_REQUIRED', reauth: 'password' } }, { code: 'REAUTH_REQUIRED', reauth: 'password' }],
  [403, { code: 'REAUTH_REQUIRED' }, { code: 'REAUTH_REQUIRED', reauth: 'login' }],
  [503, { code: 'DELIVERY_FAILED', requestId: 'r-1' }, { code: 'DELIVERY_FAILED', requestId: 'r-1' }],
  [200, { success: false, code: 'CODE_EXPIRED' }, { code: 'CODE_EXPIRED' }],
  [401, null, { code: 'REAUTH_REQUIRED', reauth: 'login' }],
  [403, '<h1>Forbidden</h1>', { code: 'FORBIDDEN' }],
  [404, 'Not found', { code: 'METHOD_UNAVAILABLE' }],
  [429, {}, { code: 'RATE_LIMITED' }],
  [422, { code: 'wrong_code', name: 'AbortError' }, { code: 'UNKNOWN' }],
  [502, [], { code: 'SERVER' }],
])('%i with %j is that error', async (status, body, error) => {
  const { baseUrl } = await startServer(json(status, body));
  await expect(verifyAt(baseUrl)).rejects.toMatchObject(error);
});

test('nothing from the server gets through but the code and its numbers', async () => {
  const { baseUrl } = await startServer(
    json(400, { code: 'INVALID_CODE', message: 'for 123456', stack: 'x', retryAfter: 'soon', attemptsLeft: -1 }),
  );
  const error = await verifyAt(baseUrl).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MfaError);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'MfaError',
    code: 'INVALID_CODE',
    serverTime: expect.any(Number),
  });
});

test("the time to wait and the server’s time come from the headers if the body doesn't have them", async () => {
  const date = 'Tue, 24 Nov 2026 12:00:00 GMT';
  const headers = { 'retry-after': 'Tue, 24 Nov 2026 12:00:20 GMT', date };
  const silent = await startServer(json(429, { retryAfter: null }, headers));
  const serverTime = Date.parse(date);
  await expect(verifyAt(silent.baseUrl)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 20, serverTime });
  const telling = await startServer(json(429, { code: 'RATE_LIMITED', retryAfter: 7 }, headers));
  await expect(verifyAt(telling.baseUrl)).rejects.toMatchObject({ retryAfter: 7 });
});

test.each(['', '<html>Bad gateway</html>', '{"verified":tr'])(
  "a response that isn't JSON is SERVER: %j",
  async (text) => {
    const { baseUrl } = await startServer((response) => void response.writeHead(200).end(text));
    await expect(verifyAt(baseUrl)).rejects.toMatchObject({ code: 'SERVER' });
  },
);

test("a redirect isn't followed, so the code isn't sent elsewhere", async () => {
  const { baseUrl, received } = await startServer(
    (response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
  );
  await expect(verifyAt(baseUrl)).rejects.toMatchObject({ code: 'SERVER' });
  expect(received).toHaveLength(1);
});

test('no response is NETWORK: nothing is listening, or the connection breaks while the body is read', async () => {
  const gone = await startServer(verified);
  gone.close();
  await expect(verifyAt(gone.baseUrl)).rejects.toMatchObject({ code: 'NETWORK' });
  const broken = await startServer((response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{');
    setImmediate(() => response.destroy());
  });
  await expect(verifyAt(broken.baseUrl)).rejects.toMatchObject({ code: 'NETWORK' });
});

test('aborting is CANCELLED, and a timeout is NETWORK', async () => {
  const { baseUrl } = await startServer(() => {});
  const { verifyChallenge } = httpAdapter({ baseUrl, methods: ['verifyChallenge'] });
  const enter = (signal: AbortSignal) => verifyChallenge({ challengeId: 'c1', code: '123456' }, { signal });
  const controller = new AbortController();
  const aborted = enter(controller.signal);
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ code: 'CANCELLED' });
  await expect(enter(AbortSignal.timeout(1))).rejects.toMatchObject({ code: 'NETWORK' });
});

test("the administrator's calls follow the same convention", async () => {
  const policy = { enabled: true, methods: ['totp'], enrollment: 'required' };
  const { baseUrl, received } = await startServer(json(200, policy));
  const admin = httpAdminAdapter({ baseUrl, methods: ['getPolicy', 'setPolicy', 'getUserStatus'] });
  expect(await admin.getPolicy({ idempotencyKey: 'k1' })).toEqual(policy);
  await admin.setPolicy({ enabled: true, methods: ['totp'], enrollment: 'required' });
  await admin.getUserStatus({ userId: 'anna' });
  await admin.disableMFA({ userId: 'anna', reason: 'Lost the phone' });
  expect(received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', '/mfa/get-policy', {}],
    ['POST', '/mfa/set-policy', policy],
    ['POST', '/mfa/get-user-status', { userId: 'anna' }],
    ['POST', '/mfa/disable-mfa', { userId: 'anna', reason: 'Lost the phone' }],
  ]);
  expect(received[0]?.headers['idempotency-key']).toBe('k1');
});

test('an administrator can always help a locked-out user, and is offered only the listed methods', async () => {
  const { baseUrl } = await startServer(json(403, { code: 'REAUTH_REQUIRED', reauth: 'password' }));
  const admin = httpAdminAdapter({ baseUrl });
  expect(Object.keys(admin)).toEqual(['disableMFA']);
  await expect(admin.disableMFA({ userId: 'anna' })).rejects.toMatchObject({
    code: 'REAUTH_REQUIRED',
    reauth: 'password',
  });
});
