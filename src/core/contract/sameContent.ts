/** Deeper than any answer of the contract, or any messages; what lies below counts as different. */
const DEEPEST = 8;

/**
 * Whether two answers, or two patches of messages, say the same: plain objects and lists by their members, all else by
 * identity. A host that builds its `result` anew in each render has not signed in again.
 */
export function sameContent(a: unknown, b: unknown, depth: number = DEEPEST): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b) || !depth || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameContent(a[key], b[key], depth - 1))
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
