/**
 * The characters that are removed, because they can reorder or break the surrounding text: control characters, lone
 * surrogates, bidi controls and line separators.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;

/**
 * A string from the server that is safe inside our own text: without control and bidi control characters
 * (CVE-2021-42574, "Trojan Source"), trimmed, and at most `maxLength` UTF-16 units. Undefined for anything but a
 * string, and for an empty one.
 */
export function plainText(value: unknown, maxLength = 200): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut first: if the cut splits a surrogate pair, the next step removes the lone half.
  return value.slice(0, maxLength).replace(UNSAFE, '').trim() || undefined;
}

/** Whether a text has nothing visible, only zero-width characters and spaces. */
export const isBlank = (text: string): boolean => !/[^\p{Cf}\p{Z}]/u.test(text);

/** Isolates a number or an address, so that it keeps its order in a sentence that reads from right to left. */
export const leftToRight = (text: string | undefined): string | undefined => text && `\u2066${text}\u2069`;
