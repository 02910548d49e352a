import type { MfaCallContext } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { fetchError } from '../core/contract/fetchError.js';
import type { BetterAuthEndpoint } from './betterAuthClient.js';
import { type BetterAuthErrorTable, betterAuthError } from './betterAuthError.js';

/**
 * Makes one call of the client. It is never repeated, whatever the host's client is configured to do,
 * because a code works only once.
 *
 * @throws MfaError for an error in the response (`error`), and if the client rejects (no response, abort).
 */
export async function betterAuthRequest<P>(
  call: BetterAuthEndpoint<P> | undefined,
  body: P,
  ctx?: MfaCallContext,
  table?: BetterAuthErrorTable,
): Promise<unknown> {
  // A client without the plugin, or of another version.
  if (typeof call !== 'function') throw new MfaError('METHOD_UNAVAILABLE');
  const { signal } = ctx ?? {};
  let headers: Headers | undefined;
  const fetchOptions = {
    ...(signal && { signal }),
    retry: 0,
    throw: false as const,
    onResponse: ({ response }: { response: Response }): void => {
      headers = response.headers;
    },
  };
  try {
    const { data, error } = await call({ ...body, fetchOptions });
    if (!error) return data;
    // With `catchAllError`, the client returns errors that it would otherwise reject with.
    if ('error' in error && error.error instanceof Error) throw error.error;
    throw betterAuthError(error, headers, table);
  } catch (thrown) {
    throw thrown instanceof MfaError ? thrown : fetchError(thrown, signal);
  }
}
