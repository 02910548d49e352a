import { collectText } from './collectText.js';

export interface Sighting {
  where: string;
  text: string;
}

/** Stored on the global object, because a test that resets modules would otherwise get a separate log. */
const KEY = Symbol.for('mfa leak log');
interface Store {
  sightings: Sighting[];
  patched: WeakSet<object>;
}
const store: typeof globalThis & { [KEY]?: Store } = globalThis;
store[KEY] ??= { sightings: [], patched: new WeakSet() };
const { sightings, patched } = store[KEY];

export function sighting(where: string, value: unknown): Sighting {
  return { where, text: collectText(value).join('\n') };
}

/** Records every text in the values at once, because they may change or disappear before the test ends. */
export function note(where: string, ...values: unknown[]): void {
  sightings.push(sighting(where, values));
}

export function noteAll(found: readonly Sighting[]): void {
  sightings.push(...found);
}

export function noted(): readonly Sighting[] {
  return sightings;
}

export function forget(): void {
  sightings.length = 0;
}

/** True once for each object, because files may share an environment. */
export function isFirstTime(target: object): boolean {
  if (patched.has(target)) return false;
  patched.add(target);
  return true;
}
