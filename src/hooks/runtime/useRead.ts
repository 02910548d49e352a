'use client';
import type { QueryObserverResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { MfaError } from '../../core/contract/error.js';
import { reportedError } from '../../core/contract/operation.js';
import { useMfa } from '../../provider/context.js';
import { type Answer, fetchRead, idOf, type ReadGuard, type Reading } from './fetchRead.js';
import { useLatest } from './useLatest.js';
import { QUERY_OPTIONS, useQueries } from './useQueries.js';

/** The result of a read so far. */
export type ReadState<T> =
  | { status: 'loading' }
  /** `stale`: the data is being read again. `error`: reading it again failed, so `data` may be out of date. */
  | { status: 'ready'; data: T; stale: boolean; error?: MfaError }
  | { status: 'failed'; error: MfaError };

interface ReadOptions<T> extends Reading<T> {
  /** The last part of the query key. Undefined means that nothing is read yet. */
  name: readonly string[] | undefined;
  /**
   * Asks the user for proof if the read needs it, but only after an action of the user, not when
   * the window gets the focus.
   */
  guard?: ReadGuard | undefined;
}

interface Read<T> {
  state: ReadState<T>;
  /** Reads the data again. */
  refresh: () => void;
  /** Sets the data after one of our changes, for every component that shows it. */
  set: (data: T) => Promise<void>;
}

type Result<T> = Pick<QueryObserverResult<Answer<T>, MfaError>, 'data' | 'error' | 'isFetching'>;

/** Reads data as a query, shared by all components of the provider that show it. */
export function useRead<T>(options: ReadOptions<T>): Read<T> {
  const mfa = useMfa();
  const { queryKey, adapter } = mfa;
  const latest = useLatest({ ...options, mfa });
  const load = useQueries();
  const [shown, setShown] = useState<{ of: unknown; result: Result<T>; refresh?: () => void }>();
  const [tries, setTries] = useState(0);
  const key = options.name && JSON.stringify([...queryKey, ...options.name]);

  useEffect(() => {
    if (key === undefined) return setShown(undefined); // the next query may have the same name
    let isCanceled = false;
    let stop = (): void => {};
    const of = `${key} ${tries}`;
    load().then(
      ({ client, QueryObserver }) => {
        if (isCanceled) return;
        let isAskedFor = true;
        const observer = new QueryObserver<Answer<T>, MfaError>(client, {
          ...QUERY_OPTIONS,
          queryKey: JSON.parse(key) as unknown[],
          queryFn: ({ signal }) => {
            const guard = isAskedFor ? latest.current.guard : undefined;
            isAskedFor = false;
            return fetchRead(latest.current, latest.current.mfa, signal, guard);
          },
        });
        const refresh = (): void => {
          isAskedFor = true;
          void observer.refetch();
        };
        const show = (result: QueryObserverResult<Answer<T>, MfaError>): void => setShown({ of, result, refresh });
        stop = observer.subscribe(show);
        show(observer.getCurrentResult());
      },
      () => {
        if (isCanceled) return;
        const error = new MfaError('NETWORK');
        latest.current.mfa.onError?.(reportedError(error, 'load'));
        setShown({ of, result: { data: undefined, error, isFetching: false } });
      },
    );
    return () => {
      isCanceled = true;
      stop();
    };
  }, [key, tries, load, latest]);

  const current = useLatest(shown?.of === `${key} ${tries}` ? shown : undefined);
  const refresh = useCallback(() => {
    if (current.current?.refresh) current.current.refresh();
    else if (current.current) setTries((count) => count + 1); // TanStack Query itself failed to load
  }, [current]);
  const set = useCallback(
    async (data: T): Promise<void> => {
      const { mfa, name } = latest.current;
      const answer: Answer<T> = { adapterId: idOf(mfa.adapter), data };
      if (!name) return;
      const { client } = await load();
      const queryKey = [...mfa.queryKey, ...name];
      if (client.getQueryState(queryKey)) client.setQueryData(queryKey, answer); // otherwise no component shows it any more
    },
    [latest, load],
  );
  const result = shown?.of === `${key} ${tries}` ? shown.result : undefined;
  const adapterId = idOf(adapter);
  const state = useMemo(() => stateOf(result, adapterId), [result, adapterId]);
  return { state, refresh, set };
}

function stateOf<T>(result: Result<T> | undefined, adapterId: number): ReadState<T> {
  if (!result) return { status: 'loading' };
  const { data, error, isFetching } = result;
  const failed = isFetching ? null : error;
  if (failed && data?.adapterId !== adapterId) return { status: 'failed', error: failed };
  if (data) return { status: 'ready', data: data.data, stale: isFetching, ...(failed && { error: failed }) };
  return failed ? { status: 'failed', error: failed } : { status: 'loading' };
}
