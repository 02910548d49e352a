'use client';
import { useCallback } from 'react';
import { useMfa } from '../../provider/context.js';
import { useLatest } from './useLatest.js';
import { QUERY_OPTIONS, useQueries } from './useQueries.js';

/** Reads something once, for a form that goes on from it: two readers at the same time share one answer. */
export function useFetch(): <T>(name: readonly unknown[], read: () => Promise<T>) => Promise<T> {
  const mfa = useLatest(useMfa());
  const load = useQueries();
  return useCallback(
    async (name, read) => {
      const { client } = await load();
      const { retry, staleTime, gcTime, networkMode } = QUERY_OPTIONS;
      const options = { retry, staleTime, gcTime, networkMode };
      return await client.fetchQuery({ ...options, queryKey: [...mfa.current.queryKey, ...name], queryFn: read });
    },
    [mfa, load],
  );
}
