import type { MfaFactor } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { countOf, isFields } from '../core/parse/readers.js';

/** Security keys are only listed here. They are set up and removed on a page of your own. */
export function authenticatorsOf(data: unknown): { factors: MfaFactor[]; backupCodesLeft?: number } {
  if (!Array.isArray(data)) throw new MfaError('SERVER');
  const factors: MfaFactor[] = [];
  let backupCodesLeft: number | undefined;
  for (const one of data) {
    if (!isFields(one) || typeof one.type !== 'string') throw new MfaError('SERVER'); // not the same as none
    if (one.type === 'recovery_codes') backupCodesLeft = countOf(one.unused_code_count);
    const times = { ...momentIn('createdAt', one.created_at), ...momentIn('lastUsedAt', one.last_used_at) };
    if (one.type === 'totp') factors.push({ id: 'app', method: 'totp', ...times });
    if (one.type !== 'webauthn') continue;
    const label = typeof one.name === 'string' && one.name ? { label: one.name } : {};
    factors.push({ id: `key-${String(one.id)}`, method: 'passkey', ...label, ...times, canRemove: false });
  }
  return { factors, ...(backupCodesLeft !== undefined && { backupCodesLeft }) };
}

/** The list, if it is a non-empty list of strings. */
export function textsIn(value: unknown): string[] | undefined {
  const isList = Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');
  return isList ? value : undefined;
}

/** Django's timestamps are in seconds. */
const momentIn = (name: 'createdAt' | 'lastUsedAt', seconds: unknown) =>
  typeof seconds === 'number' ? { [name]: seconds * 1000 } : {};
