import { type AllauthOptions, allauthAdapter } from '../../../src/adapters/allauth.js';
import { totpCode } from '../../adapters/totpCode.js';
import { startHttp } from '../startHttp.js';
import { startAllauth as startServer } from './allauth.js';

type Settings = NonNullable<Parameters<typeof startServer>[0]>;

/** The adapter for the stand-in. `open()` is a separate browser. */
export async function startAllauth(settings?: Settings) {
  const { browser, ...world } = await startHttp(() => startServer(settings));
  const open = (more: AllauthOptions = {}) => {
    const { jar, fetch } = browser();
    const baseUrl = `${world.server.url}/_allauth/browser/v1`;
    return { jar, adapter: allauthAdapter({ baseUrl, fetch, csrfToken: () => jar.get('csrftoken'), ...more }) };
  };
  return { ...world, browser, open };
}

/** A user with an app, in a browser that is signed in. */
export async function withApp({ open, addUser, advance }: Awaited<ReturnType<typeof startAllauth>>) {
  const { user, ...credentials } = addUser();
  const { adapter, jar } = open();
  await adapter.login(credentials);
  const { id, secret = '' } = await adapter.enrollTOTP();
  const { backupCodes = [] } = (await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })) as {
    backupCodes?: string[];
  };
  advance(30); // a used code is refused
  return { adapter, jar, user, credentials, secret, backupCodes };
}
