import type { MfaAdapter } from '../core/contract/adapter.js';
import { NotOffered, requireThat } from './refusal.js';

type Method = Exclude<keyof MfaAdapter, 'features' | 'methods'>;

/**
 * A method that the suite can't run without.
 *
 * @throws Error if the adapter lacks it.
 */
export function methodOf<K extends Method>(adapter: MfaAdapter, name: K): NonNullable<MfaAdapter[K]> {
  const method = adapter[name];
  requireThat(!!method, `The adapter has no ${name}(), which the suite needs.`);
  return method;
}

/**
 * An optional method.
 *
 * @throws NotOffered if the adapter lacks it.
 */
export function offeredMethod<K extends Method>(adapter: MfaAdapter, name: K): NonNullable<MfaAdapter[K]> {
  const method = adapter[name];
  if (!method) throw new NotOffered(`no ${name}()`);
  return method;
}
