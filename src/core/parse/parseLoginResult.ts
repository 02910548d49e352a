import type { MfaLoginResult } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { MfaError } from '../contract/error.js';
import { present } from '../contract/present.js';
import { challengeFields } from './parseChallenge.js';
import { fieldsOf, idOf, membersOf, methodsOf } from './readers.js';

/**
 * Parses the response of `login` or `getPendingLogin` with an allow-list. `tokens` belongs to the host
 * and is passed on unchanged.
 *
 * @throws MfaError `SERVER` unless `mfaRequired` and `user.mfaEnrolled` are booleans, and if a
 * required challenge has no id.
 */
export function parseLoginResult<T>(answer: unknown, own?: CustomMethods): MfaLoginResult<T> {
  const fields = fieldsOf(answer);
  const { mfaRequired, tokens, enrollment } = fields;
  const mfaEnrolled = membersOf(fields.user)?.mfaEnrolled;
  const challengeId = idOf(fields.challengeId);
  if (
    typeof mfaRequired !== 'boolean' ||
    typeof mfaEnrolled !== 'boolean' ||
    (mfaRequired && mfaEnrolled && !challengeId)
  ) {
    throw new MfaError('SERVER');
  }
  return present<MfaLoginResult<T>>({
    mfaRequired,
    user: { mfaEnrolled },
    challengeId,
    tokens: tokens ? (tokens as T) : undefined,
    enrollable: methodsOf(fields.enrollable),
    enrollment: enrollment === 'required' || enrollment === 'recommended' ? enrollment : undefined,
    ...challengeFields(fields, own),
  });
}
