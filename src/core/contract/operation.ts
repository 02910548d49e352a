import type { MfaAdapter, MfaAdminAdapter } from './adapter.js';
import { MfaError } from './error.js';

type MethodOf<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends (...args: never[]) => unknown ? K : never;
}[keyof T];

/**
 * What failed: a method of the adapter by its own name; `load`, a part of the package that could not be loaded; or
 * `render`, a screen that threw.
 */
export type MfaOperation = MethodOf<MfaAdapter> | MethodOf<MfaAdminAdapter> | 'load' | 'render';

/** An error as `onError` is given it: with the operation that failed. */
export type MfaReportedError = MfaError & { readonly operation: MfaOperation };

/** A copy of the error that says what failed; the one on screen stays as it is. */
export function reportedError(error: MfaError, operation: MfaOperation): MfaReportedError {
  return Object.assign(new MfaError(error.code, error), { operation });
}
