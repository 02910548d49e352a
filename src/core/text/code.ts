/**
 * Why a code can't be submitted yet. A code with other characters is `not-digits`, whatever its length, because those
 * characters are the problem to solve first.
 */
export type CodeProblem = 'empty' | 'too-short' | 'too-long' | 'not-digits';

const DIGIT = /\p{Nd}/u;
/**
 * The characters that are removed from a code: white space, control characters, invisible characters (zero-width, bidi
 * marks, variation selectors) and every dash. U+2212 is the minus sign; U+30FC is what a Japanese keyboard types for a
 * dash.
 */
const SEPARATOR = /[\s\p{Cc}\p{DI}\p{Pd}\u2212\u30fc]/gu;

/**
 * Turns a one-time code as users write it (`123 456`, `G-123456`, `１２３－４５６`, `١٢٣٤٥٦`) into plain digits. Any other
 * character is kept, so that it can be reported as an error; nothing is ever cut off (WCAG 2.2 SC 3.3.1, 3.3.8).
 */
export function normalizeCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(SEPARATOR, '')
    .replace(/^g(?=\d+$)/i, '');
}

/** What is wrong with a normalized code that should have `length` digits. Undefined if it can be submitted. */
export function checkCode(code: string, length: number): CodeProblem | undefined {
  if (!code) return 'empty';
  if (/\D/.test(code)) return 'not-digits';
  if (code.length < length) return 'too-short';
  return code.length > length ? 'too-long' : undefined;
}

/** A backup code is sent as typed, only trimmed: some backends are case-sensitive and require the dashes. */
export function normalizeBackupCode(typed: string): string {
  return typed.trim();
}

/**
 * The digits of every script are ten consecutive code points from zero to nine (guaranteed by Unicode's stability
 * policy), and adjacent sets form runs of 20 or 50. So the distance to the start of the run gives the value.
 */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let start = point;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start--;
  return String((point - start) % 10);
}
