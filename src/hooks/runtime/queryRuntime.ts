'use client';
import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';

/** The part of TanStack Query that loads with the first read. A sign-in page doesn't need it. */
export interface QueryRuntime {
  createClient: () => QueryClient;
  QueryObserver: typeof QueryObserver;
  MutationObserver: typeof MutationObserver;
}

export const queryRuntime: QueryRuntime = { createClient: () => new QueryClient(), QueryObserver, MutationObserver };
