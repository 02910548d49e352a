import type { Backend } from '../backend.js';
import { hashWith, newSalt } from './hash.js';

const COUNT = 10;

/** A set of backup codes, stored as hashes. They share one salt, so that checking a code costs one hash. */
export interface BackupCodeSet {
  readonly salt: Uint8Array;
  readonly unused: Set<string>;
  readonly used: Set<string>;
}

/** Ten new codes, `xxxxx-xxxxx`, and the set to store. The plain codes exist only in the response. */
export function newBackupCodes(backend: Backend, count: number = COUNT): { codes: string[]; set: BackupCodeSet } {
  const codes = Array.from({ length: count }, () => `${backend.random.legible(5)}-${backend.random.legible(5)}`);
  backend.secrets.note(...codes);
  const salt = newSalt(backend.random);
  return { codes, set: { salt, unused: new Set(codes.map((code) => hashCode(salt, code))), used: new Set() } };
}

/** Marks a code as used. */
export function spendBackupCode(set: BackupCodeSet | undefined, code: string): 'ok' | 'used' | 'wrong' {
  if (!set) return 'wrong';
  const hash = hashCode(set.salt, code);
  if (set.used.has(hash)) return 'used';
  if (!set.unused.delete(hash)) return 'wrong';
  set.used.add(hash);
  return 'ok';
}

/** Ignores case, spaces and dashes, because users type the code from paper. */
function hashCode(salt: Uint8Array, code: string): string {
  return hashWith(salt, code.toLowerCase().replace(/[\s-]/g, ''));
}
