'use client';
import { useCallback } from 'react';
import { useMfa } from '../../provider/context.js';
import { useLatest } from './useLatest.js';
import { useQueries } from './useQueries.js';

/**
 * Makes a change as a mutation, so that the host's query client knows about it. The parameters of the change stay
 * in its closure: the mutation has no variables and no data, isn't repeated, and isn't queued while offline. Only
 * the caller gets the result.
 */
export function useMutate(): <R>(name: string, change: () => Promise<R>) => Promise<R> {
  const mfa = useLatest(useMfa());
  const load = useQueries();
  return useCallback(
    async <R>(name: string, change: () => Promise<R>) => {
      const results: R[] = [];
      const { client, MutationObserver } = await load();
      const mutation = new MutationObserver(client, {
        mutationKey: [...mfa.current.queryKey, name],
        mutationFn: async (): Promise<void> => {
          results.push(await change());
        },
        retry: false,
        networkMode: 'always',
        gcTime: 0,
      });
      await mutation.mutate();
      return results[0] as R;
    },
    [mfa, load],
  );
}
