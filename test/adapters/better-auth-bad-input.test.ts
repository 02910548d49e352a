// Another version of the client, a missing method, fields with other names, a network failure.
import { expect, test } from 'vitest';
import { createHostClient } from '../../examples/host/src/authClient.js';
import { type BetterAuthAdapter, type BetterAuthClient, betterAuthAdapter } from '../../src/adapters/better-auth.js';
import { isMfaError } from '../../src/core/contract/error.js';

const ctx = { proof: { password: 'x' } };
const p = { challengeId: 'better-auth', code: '123456' };
type Calls = Record<string, (adapter: BetterAuthAdapter) => Promise<unknown> | undefined>;
const CALLS: Calls = {
  login: ({ login }) => login({ email: 'a@example.com', password: 'x' }),
  getPendingLogin: ({ getPendingLogin }) => getPendingLogin?.(),
  sendChallenge: ({ sendChallenge }) => sendChallenge?.({ ...p, factorId: 'otp', method: 'email' }),
  verifyChallenge: ({ verifyChallenge }) => verifyChallenge(p),
  'verifyChallenge, sent': ({ verifyChallenge }) => verifyChallenge({ ...p, method: 'email' }),
  verifyBackupCode: ({ verifyBackupCode }) => verifyBackupCode(p),
  enrollTOTP: ({ enrollTOTP }) => enrollTOTP({}, ctx),
  verifyTOTP: ({ verifyTOTP }) => verifyTOTP({ enrollmentId: 'totp', code: '123456' }),
  enrollEmail: ({ enrollEmail }) => enrollEmail?.({}),
  verifyEmail: ({ verifyEmail }) => verifyEmail?.({ enrollmentId: 'otp', code: '123456' }),
  cancel: ({ cancel }) => cancel?.({ challengeId: 'better-auth:enroll' }),
  getStatus: ({ getStatus }) => getStatus(),
  disable: ({ disable }) => disable({}, ctx),
  regenerateBackupCodes: ({ regenerateBackupCodes }) => regenerateBackupCodes({}, ctx),
};
const over = (client: BetterAuthClient) => betterAuthAdapter(client, { otp: 'email', enrollment: 'required' });
const onServer = (fetch: typeof globalThis.fetch) => createHostClient({ baseURL: 'http://server.example', fetch });
const outcomeOf = async (call: Promise<unknown> | undefined) =>
  call?.then(
    (answer) => ({ answer }),
    (error: unknown) => error,
  );

test.each<[what: string, server: typeof fetch]>([
  ['the network fails', () => Promise.reject(new TypeError('fetch failed'))],
  ['a proxy responds with a page', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['the response is empty', async () => Response.json({})],
  ['the fields have other names', async () => Response.json({ person: { id: 1 }, uri: 'x', codes: ['a'], ok: true })],
  ['the server fails', async () => Response.json({ message: 'x' }, { status: 500 })],
  ['the error has another form', async () => Response.json({ fault: 'no' }, { status: 418 })],
])('every method rejects with a code if %s', async (_, server) => {
  const adapter = over(onServer(server));
  for (const [name, call] of Object.entries(CALLS)) {
    if (name === 'cancel' || name === 'getPendingLogin') continue; // for these, no response is valid too
    const outcome = await outcomeOf(call(adapter));
    expect(isMfaError(outcome), `${name}: ${JSON.stringify(outcome)}`).toBe(true);
  }
});

test.each<[what: string, change: object]>([
  ['the plugin', { twoFactor: undefined }],
  ['the methods of the plugin', { twoFactor: {} }],
  ['sign-in by email', { signIn: {} }],
  ['sign-in', { signIn: undefined }],
  ['the session', { getSession: undefined }],
  ['sign-out', { signOut: undefined }],
])('a client without %s rejects with a code, and signs nobody in', async (_, change) => {
  const real = onServer(async () => Response.json({ user: { id: '1', twoFactorEnabled: false }, status: true }));
  const { signIn, signOut, getSession, twoFactor } = real;
  const adapter = over({ signIn, signOut, getSession, twoFactor, ...change } as BetterAuthClient);
  const outcomes: unknown[] = [];
  for (const call of Object.values(CALLS)) outcomes.push(await outcomeOf(call(adapter)));
  const refused = outcomes.filter((outcome) => outcome instanceof Error);
  expect(refused.filter((error) => !isMfaError(error))).toEqual([]);
  expect(refused).toContainEqual(expect.objectContaining({ code: 'METHOD_UNAVAILABLE' }));
});
