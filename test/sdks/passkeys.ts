// `withPasskey` around a backend: an authenticator that really signs, and the app's own four routes next to that backend.
import { vi } from 'vitest';
import { withPasskey } from '../../src/adapters/passkey.js';
import type { MfaAdapter, MfaResult } from '../../src/core/contract/adapter.js';
import * as routes from '../e2e/passkey/passkeyRoutes.js';
import { softAuthenticator } from './softAuthenticator.js';

const ORIGIN = 'http://localhost';

/**
 * One browser. `signIn` is what the app's last route does on its server: it opens the session of the user whom the backend
 * knows to be in the middle of a sign-in.
 */
export function openPasskeys<T, C>(adapter: MfaAdapter<T, C>, user: routes.User, signIn: () => MfaResult<T>) {
  const authenticator = softAuthenticator(ORIGIN);
  vi.stubGlobal('PublicKeyCredential', class {});
  vi.stubGlobal('location', { hostname: 'localhost' });
  const use = () => vi.stubGlobal('navigator', { credentials: authenticator.credentials });
  use();
  const pending: routes.PendingCeremony = {};
  const both = withPasskey(adapter, {
    registrationOptions: () => routes.registrationOptions(user, pending),
    verifyRegistration: ({ response }) => routes.verifyRegistration(user, pending, ORIGIN, response),
    authenticationOptions: () => routes.authenticationOptions(user, pending),
    verifyAuthentication: async ({ response }) => {
      await routes.verifyAuthentication(user, pending, ORIGIN, response);
      return signIn();
    },
  });
  return { both, authenticator, use };
}

export const newPasskeyUser = (name: string): routes.User => ({ id: '1', name, passkeys: [] });
