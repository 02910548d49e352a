import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Random } from './random.js';

/** A server would use hundreds of thousands of rounds, but here a test suite waits for each one. */
const ROUNDS = 64;

export interface Hashed {
  readonly salt: Uint8Array;
  readonly hash: string;
}

export function newSalt(random: Random): Uint8Array {
  return random.bytes(16);
}

export function hashWith(salt: Uint8Array, value: string): string {
  return bytesToHex(pbkdf2(sha256, value, salt, { c: ROUNDS, dkLen: 32 }));
}

export function hashed(random: Random, value: string): Hashed {
  const salt = newSalt(random);
  return { salt, hash: hashWith(salt, value) };
}

export function matches(stored: Hashed, value: string): boolean {
  return hashWith(stored.salt, value) === stored.hash;
}
