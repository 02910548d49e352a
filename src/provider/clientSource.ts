'use client';
import type { QueryClient } from '@tanstack/react-query';

/** The query client of a provider, created with the first read. */
export interface ClientSource {
  /** The private client, once it exists. */
  readonly own: QueryClient | undefined;
  /** Starts using a client: mounts it, so that queries are read again on focus. */
  use: (client: QueryClient, isOwn: boolean) => QueryClient;
  /** Marks data as stale. What is on screen is read again. */
  invalidate: (key: readonly unknown[]) => void;
  /** Call it when the provider is unmounted: drops the data of the private client. */
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
        client.mount(); // mounts are counted, so the host may have mounted its client already
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
