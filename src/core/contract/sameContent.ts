/** How many levels are compared: more than any response or messages have. Values nested deeper count as different. */
const MAX_DEPTH = 8;

/**
 * Whether two responses, or two patches of messages, have the same content. Plain objects and arrays are
 * compared by their members, everything else by identity. A host that creates a new `result` object in each
 * render hasn't signed in again.
 */
export function sameContent(a: unknown, b: unknown, depth: number = MAX_DEPTH): boolean {
  if (Object.is(a, b)) return true;
  if (!depth || !isPlain(a) || !isPlain(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameContent(a[key], b[key], depth - 1))
  );
}

/** Whether it is an object literal or an array, and not an instance of a class. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
