import type { MfaResult } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import { backupCodesOf } from './parseBackupCodes.js';
import { countOf, type Fields, fieldsOf, present } from './readers.js';

/** What a confirmed enrolment brings. `result` is there if the confirm also signed in; the codes stand outside it. */
export interface MfaConfirmation<T = unknown> {
  result?: MfaResult<T>;
  backupCodes?: string[];
  backupCodesLeft?: number;
}

/**
 * The answer to a challenge. It is passed by `tokens` or `verified: true`, and by nothing else (OWASP ASVS 16.5.3).
 * Malformed backup codes are left out: the code is spent and the session there, and new ones can be made.
 *
 * @throws MfaError the answer's own code, or `SERVER`.
 */
export function parseResult<T>(answer: unknown): MfaResult<T> {
  const fields = fieldsOf(answer);
  const proof = proofOf<T>(fields);
  if (!proof) throw new MfaError('SERVER');
  return { ...proof, ...codesOf(fields) };
}

/**
 * The answer to the confirm of an enrolment: nothing, or an object that is no failure, has enrolled.
 *
 * @throws MfaError the answer's own code; `SERVER` for text (an HTML page), numbers, booleans, lists, and for a
 * `verified` that is not true.
 */
export function parseConfirm<T>(answer: unknown): MfaConfirmation<T> {
  if (answer === undefined || answer === null) return {};
  const fields = fieldsOf(answer);
  const result = proofOf<T>(fields);
  if (!result && (fields.verified ?? undefined) !== undefined) throw new MfaError('SERVER');
  return { ...(result && { result }), ...codesOf(fields) };
}

function proofOf<T>({ tokens, verified }: Fields): MfaResult<T> | undefined {
  if (tokens) return { tokens: tokens as T };
  return verified === true ? { verified } : undefined;
}

function codesOf(fields: Fields): Pick<MfaConfirmation, 'backupCodes' | 'backupCodesLeft'> {
  return present<Pick<MfaConfirmation, 'backupCodes' | 'backupCodesLeft'>>({
    backupCodes: backupCodesOf(fields.backupCodes),
    backupCodesLeft: countOf(fields.backupCodesLeft),
  });
}
