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

/** Written for plain Node, so it has no types. */
const load = (file: string): Promise<unknown> => import(pathToFileURL(`examples/express/${file}`).href);

/** Whether another test file of this process has used it before. */
let closed = false;

/** The example, on its own port. There is only one per process, because its users are global. */
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

/** A browser with its own cookies, and the adapter of the example's App. */
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
