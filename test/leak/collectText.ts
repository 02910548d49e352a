/**
 * Every string and number in a value that a serializer could reach: own properties, enumerable or not, entries of
 * collections, and the result of `toJSON`. Like a serializer, it can't reach functions and `#private` fields.
 */
export function collectText(value: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const waiting = [value];
  for (const next of waiting) {
    if (typeof next === 'string' || typeof next === 'number' || typeof next === 'bigint') found.push(String(next));
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (isNode(next)) found.push(next.textContent ?? '');
    else if (next instanceof URL) found.push(next.href);
    else waiting.push(...parts(next));
  }
  return found;
}

function parts(value: object): unknown[] {
  if (Array.isArray(value)) return value;
  const found: unknown[] = [...entriesOf(value)];
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'string') found.push(key);
    found.push(attempt(() => Reflect.get(value, key)));
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    const { toJSON } = value;
    found.push(attempt(() => Reflect.apply(toJSON, value, [])));
  }
  return found;
}

function entriesOf(value: object): Iterable<unknown> {
  const isCollection = value instanceof Map || value instanceof Set;
  const isForm = typeof FormData !== 'undefined' && value instanceof FormData;
  return isCollection || isForm || value instanceof URLSearchParams || value instanceof Headers ? value : [];
}

/** A getter that throws reveals nothing to a serializer either. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const isNode = (value: object): value is Node => typeof Node !== 'undefined' && value instanceof Node;
