'use client';
import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';

/** What the first read loads: TanStack Query, which a sign-in page does not need. */
export interface QueryRuntime {
  createClient: () => QueryClient;
  QueryObserver: typeof QueryObserver;
  MutationObserver: typeof MutationObserver;
}

export const queryRuntime: QueryRuntime = { createClient: () => new QueryClient(), QueryObserver, MutationObserver };
