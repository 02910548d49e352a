'use client';
import { useCallback } from 'react';
import { useMfa } from '../../provider/context.js';
import { useLatest } from './useLatest.js';
import { useQueries } from './useQueries.js';

/**
 * Makes a change as a mutation, so that a host's client knows of it. What the change is made with stays in its closure:
 * the mutation has no variables and no data, is not repeated and not queued while offline. What the change resolves with
 * reaches its caller alone.
 */
export function useMutate(): <R>(name: string, change: () => Promise<R>) => Promise<R> {
  const mfa = useLatest(useMfa());
  const load = useQueries();
  return useCallback(
    async <R>(name: string, change: () => Promise<R>) => {
      const made: R[] = [];
      const { client, MutationObserver } = await load();
      const mutation = new MutationObserver(client, {
        mutationKey: [...mfa.current.queryKey, name],
        mutationFn: async (): Promise<void> => {
          made.push(await change());
        },
        retry: false,
        networkMode: 'always',
        gcTime: 0,
      });
      await mutation.mutate();
      return made[0] as R;
    },
    [mfa, load],
  );
}
