'use client';
import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createClientSource } from '../../provider/clientSource.js';
import { useMfa } from '../../provider/context.js';
import type { QueryRuntime } from './queryRuntime.js';
import { useLatest } from './useLatest.js';

/** A query client, and the parts of TanStack Query needed to watch it. */
export interface Queries extends QueryRuntime {
  client: QueryClient;
}

/** Set on every query of this package, whatever the defaults of the host's client. */
export const QUERY_OPTIONS = {
  retry: false,
  staleTime: 0,
  gcTime: 0, // the next user must not see what was read for the last one
  networkMode: 'always',
  refetchOnMount: true,
  refetchOnWindowFocus: true,
  refetchOnReconnect: true,
  throwOnError: false,
} as const;

/** Loads TanStack Query, and then uses the host's client or the provider's private one. */
export function useQueries(): () => Promise<Queries> {
  const mfa = useLatest(useMfa());
  return useMemo(
    () => async () => {
      const { queryRuntime } = await import('./queryRuntime.js');
      const { queryClient } = mfa.current;
      const source = mfa.current.clientSource(createClientSource);
      const client = source.use(queryClient ?? source.own ?? queryRuntime.createClient(), !queryClient);
      return { ...queryRuntime, client };
    },
    [mfa],
  );
}
