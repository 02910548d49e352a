'use client';
import type { QueryObserverResult } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { MfaAdapter, MfaCallContext } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { type MfaOperation, reportedError } from '../../core/contract/operation.js';
import { useMfa } from '../../provider/context.js';
import { runCall } from './runCall.js';
import { useLatest } from './useLatest.js';
import { QUERY_OPTIONS, useQueries } from './useQueries.js';

/** What a read has brought so far. */
export type ReadState<T> =
  | { status: 'loading' }
  /** `stale`: it is being read again. `error`: that failed, so that `data` may be out of date. */
  | { status: 'ready'; data: T; stale: boolean; error?: MfaError }
  | { status: 'failed'; error: MfaError };

interface ReadOptions<T> {
  /** What is read: the end of its key. */
  name: string;
  operation: MfaOperation;
  /** Parses and masks what the backend answers, before any cache has it. */
  read: (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<T>;
  enabled: boolean;
}

/** What was read, and by which adapter object: that of another one is not shown beside an error. */
interface Answer<T> {
  adapterId: number;
  data: T;
}

/** Reads something of the signed-in person, and shares it with every component of the provider that shows it. */
export function useRead<T>(options: ReadOptions<T>): { state: ReadState<T>; refresh: () => void } {
  const mfa = useMfa();
  const { queryKey, adapter } = mfa;
  const latest = useLatest({ ...options, mfa });
  const load = useQueries();
  const { name, enabled } = options;
  const [shown, setShown] = useState<{ of: unknown; result: Result<T> }>();
  const [tries, setTries] = useState(0);
  const key = JSON.stringify([...queryKey, name]);

  useEffect(() => {
    if (!enabled) return;
    let gone = false;
    let stop = (): void => {};
    const of = `${key} ${tries}`;
    load().then(
      ({ client, QueryObserver }) => {
        if (gone) return;
        const observer = new QueryObserver<Answer<T>, MfaError>(client, {
          ...QUERY_OPTIONS,
          queryKey: JSON.parse(key) as unknown[],
          queryFn: ({ signal }) => fetchAnswer(latest.current, signal),
        });
        const show = (result: QueryObserverResult<Answer<T>, MfaError>): void => setShown({ of, result });
        stop = observer.subscribe(show);
        show(observer.getCurrentResult());
      },
      () => {
        if (gone) return;
        const error = new MfaError('NETWORK');
        latest.current.mfa.onError?.(reportedError(error, 'load'));
        setShown({ of, result: { data: undefined, error, isFetching: false } });
      },
    );
    return () => {
      gone = true;
      stop();
    };
  }, [enabled, key, tries, load, latest]);

  const result = shown?.of === `${key} ${tries}` ? shown.result : undefined;
  const current = useLatest(result);
  const refresh = useCallback(() => {
    if (current.current?.refetch) void current.current.refetch();
    else if (current.current) setTries((count) => count + 1); // TanStack Query itself did not load
  }, [current]);
  return { state: stateOf(result, idOf(adapter)), refresh };
}

type Result<T> = Pick<QueryObserverResult<Answer<T>, MfaError>, 'data' | 'error' | 'isFetching'> & {
  refetch?: () => unknown;
};

function stateOf<T>(result: Result<T> | undefined, adapterId: number): ReadState<T> {
  if (!result) return { status: 'loading' };
  const { data, error, isFetching } = result;
  const failed = isFetching ? null : error;
  if (failed && data?.adapterId !== adapterId) return { status: 'failed', error: failed };
  if (data) return { status: 'ready', data: data.data, stale: isFetching, ...(failed && { error: failed }) };
  return failed ? { status: 'failed', error: failed } : { status: 'loading' };
}

async function fetchAnswer<T>(
  { mfa, operation, read }: ReadOptions<T> & { mfa: ReturnType<typeof useMfa> },
  signal: AbortSignal,
): Promise<Answer<T>> {
  const { adapter, timeoutMs, onError } = mfa;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort);
  try {
    const data = await runCall((ctx) => read(adapter, ctx), { controller, timeoutMs });
    return { adapterId: idOf(adapter), data };
  } catch (thrown) {
    const error = toMfaError(thrown);
    if (error.code !== 'CANCELLED' && error.code !== 'REAUTH_REQUIRED') onError?.(reportedError(error, operation));
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

const ids = new WeakMap<object, number>();
let lastId = 0;

/** A number for an adapter object: the object itself may hold tokens, and has no business in a cache. */
function idOf(adapter: object): number {
  const id = ids.get(adapter) ?? ++lastId;
  ids.set(adapter, id);
  return id;
}
