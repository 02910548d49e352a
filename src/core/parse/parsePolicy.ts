import type { MfaPolicy } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import { fieldsOf, flagOf, methodsOf } from './readers.js';

/**
 * Parses the response of `getPolicy` or `setPolicy` with an allow-list.
 *
 * @throws MfaError `SERVER` unless all three fields are there, because a guessed policy could be saved.
 */
export function parsePolicy(answer: unknown): MfaPolicy {
  const fields = fieldsOf(answer);
  const enabled = flagOf(fields.enabled);
  const methods = methodsOf(fields.methods);
  const { enrollment } = fields;
  if (
    enabled === undefined ||
    !methods ||
    !(enrollment === 'optional' || enrollment === 'recommended' || enrollment === 'required')
  ) {
    throw new MfaError('SERVER');
  }
  return { enabled, methods, enrollment };
}
