import { type FortifyOptions, fortifyAdapter } from '../../../src/adapters/fortify.js';
import { totpCode } from '../../adapters/totpCode.js';
import { startHttp } from '../startHttp.js';
import { type FortifySettings, startFortify as startServer } from './fortify.js';

/** The adapter for the stand-in. `open()` is a separate browser. */
export async function startFortify(settings?: FortifySettings) {
  const { browser, ...world } = await startHttp(() => startServer(settings));
  const open = (more: FortifyOptions = {}) => {
    const { jar, fetch } = browser();
    const xsrfToken = () => decodeURIComponent(jar.get('XSRF-TOKEN') ?? '');
    return { jar, adapter: fortifyAdapter({ baseUrl: world.server.url, fetch, xsrfToken, ...more }) };
  };
  return { ...world, browser, open };
}

/** A user with an app, in a browser that is signed in. */
export async function withApp({ open, addUser, advance }: Awaited<ReturnType<typeof startFortify>>) {
  const { user, ...credentials } = addUser();
  const { adapter, jar } = open();
  await adapter.login(credentials);
  const enroll = (proof?: { password: string }) => adapter.enrollTOTP({}, proof ? { proof } : {});
  const { id, secret = '' } = await enroll().catch(() => enroll({ password: credentials.password }));
  const { backupCodes = [] } = (await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })) as {
    backupCodes?: string[];
  };
  advance(30); // a used code is refused
  return { adapter, jar, user, credentials, secret, backupCodes };
}
