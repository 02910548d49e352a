import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';

/** The official client. In the browser nothing need be given: it finds its server under the page's own origin. */
export const createHostClient = (options: { baseURL?: string; fetch?: typeof fetch } = {}) =>
  createAuthClient({
    ...(options.baseURL ? { baseURL: options.baseURL } : {}),
    ...(options.fetch ? { fetchOptions: { customFetchImpl: options.fetch } } : {}),
    plugins: [twoFactorClient()],
  });
