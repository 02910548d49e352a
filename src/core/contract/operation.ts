import type { MfaAdapter, MfaAdminAdapter } from './adapter.js';
import { MfaError } from './error.js';

type MethodOf<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends (...args: never[]) => unknown ? K : never;
}[keyof T];

/**
 * What failed: the adapter's method, by its name; `load` if a part of the package couldn't be loaded; `render` if a
 * screen threw; `onSession` if your callback failed, or took longer than `timeoutMs` (NETWORK).
 */
export type MfaOperation = MethodOf<MfaAdapter> | MethodOf<MfaAdminAdapter> | 'load' | 'render' | 'onSession';

/** The error that `onError` receives, with the operation that failed. */
export type MfaReportedError = MfaError & { readonly operation: MfaOperation };

/** A copy of the error with the operation that failed. The error on screen is unchanged. */
export function reportedError(error: MfaError, operation: MfaOperation): MfaReportedError {
  return Object.assign(new MfaError(error.code, error), { operation });
}
