import type { MfaCustomMethod, MfaMethod } from './adapter.js';

/** The declarations of an adapter, as `MfaAdapter.methods` has them. */
export type CustomMethods = readonly MfaCustomMethod[] | undefined;

/** What the adapter has declared of a method; undefined for one of the four, and for one that it does not know. */
export function customMethod(method: MfaMethod | undefined, declared: CustomMethods): MfaCustomMethod | undefined {
  return declared?.find(({ id }) => id === method);
}
