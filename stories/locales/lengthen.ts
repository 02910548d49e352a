const LONGER: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ö',
  u: 'ü',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Û',
};

/**
 * Adds accents to every text of a locale and makes it a third longer, as a translation may be, to show
 * what is cut off or wraps.
 */
export function lengthen<T>(messages: T): T {
  if (typeof messages === 'string') return pseudoText(messages) as T;
  if (typeof messages === 'function') {
    const made = (...given: unknown[]): unknown => lengthen(messages(...given));
    return made as T;
  }
  if (Array.isArray(messages)) return messages.map((message) => lengthen<unknown>(message)) as T;
  if (!messages || typeof messages !== 'object') return messages;
  return Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, lengthen<unknown>(value)])) as T;
}

function pseudoText(text: string): string {
  const accented = [...text].map((letter) => LONGER[letter] ?? letter).join('');
  return `${accented}${' ·'.repeat(Math.ceil(text.length / 6))}`;
}
