import { MfaError } from '../contract/error.js';
import { plainText } from '../text/text.js';
import { fieldsOf } from './readers.js';

/**
 * Parses the response of `regenerateBackupCodes`: 1 to 100 different strings of 1 to 64 characters, trimmed.
 *
 * @throws MfaError `SERVER` for anything else, because part of a list of codes is worse than an error and a retry.
 */
export function parseBackupCodes(answer: unknown): string[] {
  if (!Array.isArray(answer)) fieldsOf(answer); // throws the code of a failure, if there is one
  const codes = backupCodesOf(answer);
  if (!codes) throw new MfaError('SERVER');
  return codes;
}

/** The codes of a well-formed list, otherwise undefined. */
export function backupCodesOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || value.length < 1 || value.length > 100) return undefined;
  const codes = new Set<string>();
  for (const item of value) {
    const code = plainText(item, 65);
    if (code && code.length <= 64 && code === item.trim()) codes.add(code);
  }
  return codes.size === value.length ? [...codes] : undefined;
}
