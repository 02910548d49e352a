import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The characters of backup codes, without 0/O and 1/l/i, because users copy the codes from paper. */
const LEGIBLE = '23456789abcdefghjkmnpqrstuvwxyz';

export interface Random {
  bytes(size: number): Uint8Array;
  digits(length: number): string;
  legible(length: number): string;
  /** An unguessable id: `prefix_` and 128 random bits. */
  id(prefix: string): string;
}

/** Cryptographically random values or, with a seed, the same values on every run. */
export function createRandom(seed?: string): Random {
  const bytes = seed === undefined ? randomBytes : seededBytes(seed);
  return {
    bytes,
    digits: (length) => pick(bytes, '0123456789', length),
    legible: (length) => pick(bytes, LEGIBLE, length),
    id: (prefix) => `${prefix}_${bytesToHex(bytes(16))}`,
  };
}

/** Pseudo-random bytes: SHA-256 in counter mode. They are enough to repeat a run, but not secure. */
function seededBytes(seed: string): (size: number) => Uint8Array {
  let counter = 0;
  return (size) => {
    const out = new Uint8Array(size);
    for (let at = 0; at < size; at += 32) {
      out.set(sha256(utf8ToBytes(`${seed}:${counter++}`)).subarray(0, Math.min(32, size - at)), at);
    }
    return out;
  };
}

function pick(bytes: (size: number) => Uint8Array, alphabet: string, length: number): string {
  // Discards bytes beyond the last whole multiple: a plain modulo would favor the first letters.
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of bytes(length)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}
