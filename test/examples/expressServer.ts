import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { httpAdapter } from '../../src/adapters/http.js';
import { cookieJar } from '../adapters/cookieJar.js';

export interface ExpressExample {
  baseUrl: string;
  addUser(email: string, password: string): Promise<void>;
  close(): void;
}

/** Written for Node as it is, so that no types are to be had. */
const load = (file: string): Promise<unknown> => import(pathToFileURL(`examples/express/${file}`).href);

/** Another test file of this process has used it before. */
let closed = false;

/** The example, on a port of its own. There is one in a process: its users are all of it. */
export async function startExpressExample(): Promise<ExpressExample> {
  Object.assign(process.env, { PORT: '0', SCRYPT_COST: '2' });
  const { server } = (await load('server.mjs')) as { server: Server };
  const { addUser } = (await load('accounts.mjs')) as Pick<ExpressExample, 'addUser'>;
  if (closed) server.listen(0);
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  return {
    baseUrl,
    addUser,
    close: () => {
      closed = true;
      server.close();
    },
  };
}

/** A browser with cookies of its own, and the adapter that the example's App has. */
export function openExpressBrowser({ baseUrl }: ExpressExample) {
  const { fetch } = cookieJar(baseUrl);
  const adapter = httpAdapter({
    baseUrl: `${baseUrl}/mfa`,
    fetch,
    methods: [
      'login',
      'verifyChallenge',
      'verifyBackupCode',
      'enrollTOTP',
      'verifyTOTP',
      'getStatus',
      'regenerateBackupCodes',
    ],
  });
  const post = (path: string, init: RequestInit = {}) => fetch(`${baseUrl}${path}`, { method: 'POST', ...init });
  return { adapter, post, me: async () => (await fetch(`${baseUrl}/me`)).status };
}
