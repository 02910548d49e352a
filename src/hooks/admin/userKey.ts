'use client';
import { newKey } from '../../core/contract/newKey.js';

const known = new WeakMap<object, Map<string, string>>();

/** A random key for a user, one for each session of an administrator: a query key must not contain the user's id. */
export function userKey(session: object, userId: string): string {
  const keys = known.get(session) ?? new Map<string, string>();
  known.set(session, keys);
  const key = keys.get(userId) ?? newKey();
  keys.set(userId, key);
  return key;
}
