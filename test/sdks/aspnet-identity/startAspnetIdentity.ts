import { type AspnetIdentityOptions, aspnetIdentityAdapter } from '../../../src/adapters/aspnet-identity.js';
import { totpCode } from '../../adapters/totpCode.js';
import { startHttp } from '../startHttp.js';
import { startIdentityApi } from './identityApi.js';

/** The adapter for the stand-in. `open()` is a separate browser. */
export async function startAspnetIdentity() {
  const { browser, ...world } = await startHttp(() => startIdentityApi());
  const open = (more: AspnetIdentityOptions = {}) => {
    const { jar, fetch } = browser();
    return { jar, adapter: aspnetIdentityAdapter({ baseUrl: world.server.url, fetch, ...more }) };
  };
  return { ...world, browser, open };
}

/** A user with an app, in a browser that is signed in. */
export async function withApp({ open, addUser }: Awaited<ReturnType<typeof startAspnetIdentity>>) {
  const { user, ...credentials } = addUser();
  const { adapter, jar } = open();
  await adapter.login(credentials);
  const { id, secret = '' } = await adapter.enrollTOTP();
  const { backupCodes = [] } = (await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) })) as {
    backupCodes?: string[];
  };
  return { adapter, jar, user, credentials, secret, backupCodes };
}
