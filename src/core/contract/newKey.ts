/** A random id. `randomUUID` is missing on plain http and in older browsers. */
export function newKey(): string {
  return globalThis.crypto?.randomUUID?.() ?? `${Math.random()}-${Math.random()}`;
}
