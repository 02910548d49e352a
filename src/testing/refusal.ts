import { type MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';

/** Not a failure: the adapter lacks the method that the check is about, so it doesn't offer it. */
export class NotOffered extends Error {}

/**
 * The error that a call rejects with.
 *
 * @throws Error if it doesn't reject, or rejects with none of `codes`. `what` begins the sentence.
 */
export async function refusal(
  what: string,
  call: Promise<unknown>,
  codes?: readonly MfaErrorCode[],
): Promise<MfaError> {
  const error = await call.then(() => undefined, toMfaError);
  if (!error) throw new Error(`${what} was accepted. It must be refused.`);
  if (codes && !codes.includes(error.code)) {
    throw new Error(`${what} was refused as ${error.code}. It must be ${codes.join(' or ')}.`);
  }
  return error;
}

/** The end of a sentence about several errors. */
export const lastRefusal = (error: MfaError | undefined): string =>
  error ? `; the last was refused as ${error.code}` : '';

export function requireThat(truth: boolean, sentence: string): asserts truth {
  if (!truth) throw new Error(sentence);
}

/** The parsed response. `what` is the method that returned it. */
export function readable<A>(what: string, parse: (answer: unknown) => A, answer: unknown): A {
  try {
    return parse(answer);
  } catch (thrown) {
    throw new Error(`The response of ${what}() can't be read, or is a failure: ${toMfaError(thrown).code}.`);
  }
}
