import type { MfaNext, MfaResult, MfaUnapproved } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { present } from '../contract/present.js';
import { parseResult } from './parseResult.js';
import { membersOf, numberOf } from './readers.js';

/**
 * Parses the response of `verifyApproval`. A response that says `denied` never passes, even if it says more. It is
 * pending only if it says so and contains no proof.
 *
 * @throws MfaError the response's own code, or `SERVER`.
 */
export function parseApproval<T>(answer: unknown, own?: CustomMethods): MfaResult<T> | MfaNext<T> | MfaUnapproved {
  const { pending, pollIn, denied, tokens, verified, error } = membersOf(answer) ?? {};
  if (denied === true) return { denied };
  if (pending !== true || tokens || verified || error) return parseResult<T>(answer, own);
  return present<MfaUnapproved>({ pending, pollIn: numberOf(pollIn) });
}
