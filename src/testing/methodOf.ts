import type { MfaAdapter } from '../core/contract/adapter.js';
import { NotOffered, requireThat } from './refusal.js';

type Method = Exclude<keyof MfaAdapter, 'features'>;

/**
 * A method without which the suite cannot run at all.
 *
 * @throws Error if the adapter lacks it.
 */
export function methodOf<K extends Method>(adapter: MfaAdapter, name: K): NonNullable<MfaAdapter[K]> {
  const method = adapter[name];
  requireThat(!!method, `The adapter has no ${name}(), without which the suite cannot be run.`);
  return method;
}

/**
 * A method that an adapter may do without.
 *
 * @throws NotOffered if the adapter lacks it.
 */
export function offeredMethod<K extends Method>(adapter: MfaAdapter, name: K): NonNullable<MfaAdapter[K]> {
  const method = adapter[name];
  if (!method) throw new NotOffered(`no ${name}()`);
  return method;
}
