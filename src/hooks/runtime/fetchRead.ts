'use client';
import type { MfaAdapter, MfaCallContext } from '../../core/contract/adapter.js';
import { toMfaError } from '../../core/contract/error.js';
import { type MfaOperation, reportedError } from '../../core/contract/operation.js';
import type { MfaContextValue } from '../../provider/context.js';
import { runCall } from './runCall.js';

/** What is read, and how. */
export interface Reading<T> {
  operation: MfaOperation;
  /** Parses and masks what the backend answers, before any cache has it. */
  read: (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<T>;
}

/** Asks for a proof where a read was refused for want of one, and makes it again. */
export type ReadGuard = <R>(run: (given: { password: string | undefined }) => Promise<R>) => Promise<R>;

/** What was read, and by which adapter object: that of another one is not shown beside an error. */
export interface Answer<T> {
  adapterId: number;
  data: T;
}

/** Makes a read for a query. Its failures reach `onError`, once for all who share the query. */
export async function fetchRead<T>(
  { operation, read }: Reading<T>,
  { adapter, timeoutMs, onError }: Pick<MfaContextValue, 'adapter' | 'timeoutMs' | 'onError'>,
  signal: AbortSignal,
  guard?: ReadGuard,
): Promise<Answer<T>> {
  const run = async (password?: string): Promise<T> => {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    signal.addEventListener('abort', abort);
    try {
      return await runCall((ctx) => read(adapter, password === undefined ? ctx : { ...ctx, proof: { password } }), {
        controller,
        timeoutMs,
      });
    } catch (thrown) {
      const error = toMfaError(thrown);
      if (error.code !== 'CANCELLED' && error.code !== 'REAUTH_REQUIRED') onError?.(reportedError(error, operation));
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  };
  try {
    return { adapterId: idOf(adapter), data: await (guard ? guard(({ password }) => run(password)) : run()) };
  } catch (error) {
    throw toMfaError(error);
  }
}

const ids = new WeakMap<object, number>();
let lastId = 0;

/** A number for an adapter object: the object itself may hold tokens, and has no business in a cache. */
export function idOf(adapter: object): number {
  const id = ids.get(adapter) ?? ++lastId;
  ids.set(adapter, id);
  return id;
}
