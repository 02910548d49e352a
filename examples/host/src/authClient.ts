import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';

export interface HostClientOptions {
  /** @default the page's own origin */
  baseURL?: string;
  fetch?: typeof fetch;
  fetchOptions?: object;
}

/** The official client. */
export const createHostClient = ({ baseURL, fetch, fetchOptions }: HostClientOptions = {}) =>
  createAuthClient({
    ...(baseURL && { baseURL }),
    fetchOptions: { ...fetchOptions, ...(fetch && { customFetchImpl: fetch }) },
    plugins: [twoFactorClient()],
  });
