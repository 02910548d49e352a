import type { MfaNext, MfaResult, MfaUnapproved } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { parseResult } from './parseResult.js';
import { membersOf, numberOf, present } from './readers.js';

/**
 * The answer of `verifyApproval`. What says that it is denied is never taken for more; and it is pending only where it says
 * so, and brings no proof.
 *
 * @throws MfaError the answer's own code, or `SERVER`.
 */
export function parseApproval<T>(answer: unknown, own?: CustomMethods): MfaResult<T> | MfaNext<T> | MfaUnapproved {
  const { pending, pollIn, denied, tokens, verified, error } = membersOf(answer) ?? {};
  if (denied === true) return { denied };
  if (pending !== true || tokens || verified || error) return parseResult<T>(answer, own);
  return present<MfaUnapproved>({ pending, pollIn: numberOf(pollIn) });
}
