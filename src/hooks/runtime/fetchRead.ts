'use client';
import type { MfaAdapter, MfaCallContext } from '../../core/contract/adapter.js';
import { toMfaError } from '../../core/contract/error.js';
import type { MfaOperation } from '../../core/contract/operation.js';
import type { MfaContextValue } from '../../provider/context.js';
import { runCall } from './runCall.js';

/** What is read, and how. */
export interface Reading<T> {
  operation: MfaOperation;
  /** Parses and masks the backend's response before any cache stores it. */
  read: (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<T>;
}

/** Makes a read. If it is refused because proof is required, asks the user for it and repeats the read. */
export type ReadGuard = <R>(run: (given: { password: string | undefined }) => Promise<R>) => Promise<R>;

/**
 * The data that was read, and the adapter object that read it. Data from a different adapter
 * isn't shown next to an error.
 */
export interface Answer<T> {
  adapterId: number;
  data: T;
}

/** Reads the data of a query. A failure is passed to `onError`, once for all components that share the query. */
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
        operation,
        onError,
      });
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

/** A number that identifies an adapter object. The object itself may contain tokens, so it must not enter a cache. */
export function idOf(adapter: object): number {
  const id = ids.get(adapter) ?? ++lastId;
  ids.set(adapter, id);
  return id;
}
