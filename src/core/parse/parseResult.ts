import type { MfaLoginResult, MfaNext, MfaResult } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { MfaError } from '../contract/error.js';
import { backupCodesOf } from './parseBackupCodes.js';
import { parseLoginResult } from './parseLoginResult.js';
import { countOf, type Fields, fieldsOf, isFields, present } from './readers.js';

/**
 * What a confirmed enrollment brings. `result` is there if the confirm also signed in, `next` if another step comes first;
 * the codes stand outside both.
 */
export interface MfaConfirmation<T = unknown> {
  result?: MfaResult<T>;
  next?: MfaLoginResult<T>;
  backupCodes?: string[];
  backupCodesLeft?: number;
}

/**
 * The answer to a challenge. It is passed by `tokens` or `verified: true`, and by nothing else (OWASP ASVS 16.5.3);
 * without either, a well-formed `next` leads to another step. Malformed backup codes are left out: the code is spent and
 * the session there, and new ones can be made.
 *
 * @throws MfaError the answer's own code, or `SERVER`.
 */
export function parseResult<T>(answer: unknown, own?: CustomMethods): MfaResult<T> | MfaNext<T> {
  const fields = fieldsOf(answer);
  const proof = proofOf<T>(fields);
  if (proof) return { ...proof, ...codesOf(fields) };
  const next = nextOf<T>(fields, own);
  if (!next) throw new MfaError('SERVER');
  return { next };
}

/**
 * The answer to the confirm of an enrollment: nothing, or an object that is no failure, has enrolled.
 *
 * @throws MfaError the answer's own code; `SERVER` for text (an HTML page), numbers, booleans, lists, and for a
 * `verified` that is not true.
 */
export function parseConfirm<T>(answer: unknown, own?: CustomMethods): MfaConfirmation<T> {
  if (answer === undefined || answer === null) return {};
  const fields = fieldsOf(answer);
  const result = proofOf<T>(fields);
  const next = result ? undefined : nextOf<T>(fields, own);
  if (!result && !next && (fields.verified ?? undefined) !== undefined) throw new MfaError('SERVER');
  return { ...(result && { result }), ...(next && { next }), ...codesOf(fields) };
}

function proofOf<T>({ tokens, verified }: Fields): MfaResult<T> | undefined {
  if (tokens) return { tokens: tokens as T };
  return verified === true ? { verified } : undefined;
}

/** A login answer that asks for nothing and brings nothing is no step: it would sign in without a proof. */
function nextOf<T>({ next }: Fields, own: CustomMethods): MfaLoginResult<T> | undefined {
  if (!isFields(next)) return undefined;
  const login = parseLoginResult<T>(next, own);
  if (!login.mfaRequired && !login.tokens) throw new MfaError('SERVER');
  return login;
}

function codesOf(fields: Fields): Pick<MfaConfirmation, 'backupCodes' | 'backupCodesLeft'> {
  return present<Pick<MfaConfirmation, 'backupCodes' | 'backupCodesLeft'>>({
    backupCodes: backupCodesOf(fields.backupCodes),
    backupCodesLeft: countOf(fields.backupCodesLeft),
  });
}
