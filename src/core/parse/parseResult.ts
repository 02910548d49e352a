import type { MfaLoginResult, MfaNext, MfaResult } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { MfaError } from '../contract/error.js';
import { present } from '../contract/present.js';
import { backupCodesOf } from './parseBackupCodes.js';
import { parseLoginResult } from './parseLoginResult.js';
import { countOf, type Fields, fieldsOf, isFields } from './readers.js';

/**
 * The outcome of a confirmed enrollment. `result` is set if the confirmation also signed in, and `next` if another step
 * follows. Neither contains the codes.
 */
export interface MfaConfirmation<T = unknown> {
  result?: MfaResult<T>;
  next?: MfaLoginResult<T>;
  backupCodes?: string[];
  backupCodesLeft?: number;
}

/**
 * Parses the response to a challenge. Only `tokens` or `verified: true` passes it (OWASP ASVS 16.5.3). Without either,
 * a well-formed `next` leads to another step. Malformed backup codes are left out, because the code is already used and
 * the session exists, and new ones can be created.
 *
 * @throws MfaError the response's own code, or `SERVER`.
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
 * Parses the response to the confirmation of an enrollment. Nothing, or an object that isn't a failure, means enrolled.
 *
 * @throws MfaError the response's own code; `SERVER` for text (such as an HTML page), numbers, booleans, lists, and for
 * a `verified` that isn't true.
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

/** A login response that requires nothing and contains no session is not a step: it would sign in without proof. */
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
