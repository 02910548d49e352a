import { plainText } from './text.js';

/**
 * Masks a destination, so that only its owner recognizes it: `j•••@•••.com`, `•••• 67`. Shows at most the first letter
 * and the top-level domain of an address, and at most the last two digits of a number (OWASP ASVS 14.2.6). What the
 * server has already masked stays readable, and masking twice changes nothing.
 */
export function maskDestination(value: string): string {
  const text = plainText(value) ?? '';
  if (text.includes('@')) {
    return `${/^[\p{L}\p{N}]/u.exec(text)?.[0] ?? ''}•••@•••${/\.\p{L}{2,}$/u.exec(text)?.[0] ?? ''}`;
  }
  // Only digits at the very end count. Digits before a mask belong to the front of the number.
  const [, tens = '', ones = ''] = /(?:(\p{Nd})[\s().-]*)?(\p{Nd})[\s().-]*$/u.exec(text) ?? [];
  return `•••• ${tens}${ones}`.trim();
}
