import { fieldsOf } from './readers.js';

/**
 * Parses the response of a call that returns nothing. Nothing, or an object that isn't a failure, means success.
 *
 * @throws MfaError the response's own code; `SERVER` for text (an HTML page), numbers, booleans and lists.
 */
export function parseDone(answer: unknown): void {
  if (answer !== undefined && answer !== null) fieldsOf(answer);
}
