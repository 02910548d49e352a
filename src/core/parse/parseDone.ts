import { fieldsOf } from './readers.js';

/**
 * The answer to a call that returns nothing: nothing, or an object that is no failure, is done.
 *
 * @throws MfaError the answer's own code; `SERVER` for text (an HTML page), numbers, booleans and lists.
 */
export function parseDone(answer: unknown): void {
  if (answer !== undefined && answer !== null) fieldsOf(answer);
}
