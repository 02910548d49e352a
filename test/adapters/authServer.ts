import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHostAuth, type HostAuthOptions } from '../../examples/host/server/auth.js';
import { createHostClient } from '../../examples/host/src/authClient.js';
import { type BetterAuthOptions, betterAuthAdapter } from '../../src/adapters/better-auth.js';
import { cookieJar } from './cookieJar.js';
import { totpCode } from './totpCode.js';

/** Nothing here tests how passwords are stored, and scrypt would take most of the time. */
const passwords = {
  hash: async (plain: string) => `plain:${plain}`,
  verify: async (p: { hash: string; password: string }) => p.hash === `plain:${p.password}`,
};
export const password = 'correct horse battery staple';

/** The example's server on its own port, until the end of the test. */
export async function startAuthServer(options: Omit<HostAuthOptions, 'baseURL'> = {}) {
  let handler: ReturnType<typeof createHostAuth>['handler'] | undefined;
  const server = createServer((request, response) => void handler?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const host = createHostAuth({ baseURL: origin, passwords, ...options });
  handler = host.handler;
  return { ...host, origin };
}

export type AuthServer = Awaited<ReturnType<typeof startAuthServer>>;

/** A browser with its own cookies, the official client in it, and the adapter for that client. */
export function openBrowser({ origin }: AuthServer, options: BetterAuthOptions = {}) {
  const jar = cookieJar(origin);
  const client = createHostClient({ baseURL: origin, fetch: jar.fetch });
  const user = async () => (await client.getSession({ query: { disableCookieCache: true } })).data?.user;
  return { jar, client, user, adapter: betterAuthAdapter(client, options) };
}

export type Browser = ReturnType<typeof openBrowser>;

let users = 0;
/** Signs up a new user, who is then signed in. */
export async function signUp(browser: Browser): Promise<{ email: string; password: string }> {
  const credentials = { email: `user${++users}@example.com`, password };
  await browser.client.signUp.email({ name: 'Ada', ...credentials });
  return credentials;
}

/** Sets up an authenticator app for the signed-in user. */
export async function addApp({ adapter }: Browser): Promise<{ secret: string; backupCodes: string[] }> {
  const { id, secret = '', backupCodes = [] } = await adapter.enrollTOTP({}, { proof: { password } });
  await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  return { secret, backupCodes };
}

/** A user with an authenticator app, in a browser that is signed in. */
export async function enrolledUser(server: AuthServer, options: BetterAuthOptions = {}) {
  const browser = openBrowser(server, options);
  const credentials = await signUp(browser);
  return { ...(await addApp(browser)), credentials, browser };
}
