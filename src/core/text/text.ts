/** Controls, lone surrogates, bidi controls and line separators: what can reorder or break the text around it. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;

/**
 * A string of the server's that may stand in our own text: no control or bidi control characters (CVE-2021-42574,
 * "Trojan Source"), trimmed, at most `maxLength` UTF-16 units. Anything but a string, and an empty one, is undefined.
 */
export function plainText(value: unknown, maxLength = 200): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut first: a pair split by the cut leaves a lone surrogate, which then goes with the others.
  return value.slice(0, maxLength).replace(UNSAFE, '').trim() || undefined;
}

/** Whether nobody could see anything of it: zero-width characters and spaces alone. */
export const isBlank = (text: string): boolean => !/[^\p{Cf}\p{Z}]/u.test(text);

/** A number or an address in a sentence of any script: in one that reads from right to left, it keeps its own order. */
export const leftToRight = (text: string | undefined): string | undefined => text && `\u2066${text}\u2069`;
