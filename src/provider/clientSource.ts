'use client';
import type { QueryClient } from '@tanstack/react-query';

/** The query client of a provider, which comes with the first read. */
export interface ClientSource {
  /** The private client, once there is one. */
  readonly own: QueryClient | undefined;
  /** Takes a client into use: mounted, so that queries are read again on focus. */
  use: (client: QueryClient, isOwn: boolean) => QueryClient;
  /** Marks what was read as out of date; what is on screen is read again. */
  invalidate: (key: readonly unknown[]) => void;
  /** The provider goes. What the private client holds goes with it. */
  close: () => void;
}

export function createClientSource(): ClientSource {
  let own: QueryClient | undefined;
  let used: QueryClient | undefined;
  return {
    get own() {
      return own;
    },
    use: (client, isOwn) => {
      if (isOwn) own = client;
      if (used !== client) {
        used?.unmount();
        used = client;
        client.mount(); // counted by the client: a host's may be mounted already
      }
      return client;
    },
    invalidate: (key) => void used?.invalidateQueries({ queryKey: key }),
    close: () => {
      used?.unmount();
      own?.clear();
      own = undefined;
      used = undefined;
    },
  };
}
