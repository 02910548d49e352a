import type { MfaCustomMethod, MfaMethod } from './adapter.js';

/** The custom methods of an adapter, as in `MfaAdapter.methods`. */
export type CustomMethods = readonly MfaCustomMethod[] | undefined;

/** The adapter's declaration of a method. Undefined for a built-in or unknown method. */
export function customMethod(method: MfaMethod | undefined, declared: CustomMethods): MfaCustomMethod | undefined {
  return declared?.find(({ id }) => id === method);
}
