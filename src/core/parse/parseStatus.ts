import type { MfaStatus } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { MfaError } from '../contract/error.js';
import { present } from '../contract/present.js';
import { countOf, factorsOf, fieldsOf, flagOf, methodsOf } from './readers.js';

/**
 * Parses the response of `getStatus` or `getUserStatus` with an allow-list. Destinations are masked.
 *
 * @throws MfaError `SERVER` unless `enrolled` is a boolean.
 */
export function parseStatus(answer: unknown, own?: CustomMethods): MfaStatus {
  const fields = fieldsOf(answer);
  const enrolled = flagOf(fields.enrolled);
  if (enrolled === undefined) throw new MfaError('SERVER');
  return present<MfaStatus>({
    enrolled,
    factors: factorsOf(fields.factors, own),
    enrollable: methodsOf(fields.enrollable),
    backupCodesLeft: countOf(fields.backupCodesLeft),
    required: flagOf(fields.required),
  });
}
