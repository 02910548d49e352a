/**
 * Why a code can't be sent yet. `not-digits` is reported before a wrong length, because a stray letter is the real
 * problem.
 */
export type CodeProblem = 'empty' | 'too-short' | 'too-long' | 'not-digits';

const DIGIT = /\p{Nd}/u;
/**
 * White space, controls, what is invisible by definition (zero-width, bidi marks, variation selectors) and every
 * dash; U+2212 is the minus sign, U+30FC what a Japanese keyboard writes for the dash key.
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

/** What is wrong with a normalized code that should have `length` digits, or undefined if it can be sent. */
export function checkCode(code: string, length: number): CodeProblem | undefined {
  if (!code) return 'empty';
  if (/\D/.test(code)) return 'not-digits';
  if (code.length < length) return 'too-short';
  return code.length > length ? 'too-long' : undefined;
}

/** A backup code is sent as typed, trimmed only: some backends tell upper from lower case and want the dashes. */
export function normalizeBackupCode(typed: string): string {
  return typed.trim();
}

/**
 * Every script's digits are ten code points in a row from zero to nine (the Unicode stability policy promises it),
 * and neighboring sets make runs of 20 or 50: the distance to the run's start tells the value.
 */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let start = point;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start--;
  return String((point - start) % 10);
}
