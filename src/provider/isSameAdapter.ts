'use client';
import type { MfaAdapter } from '../core/contract/adapter.js';

/** Whether a plain adapter object that was made anew has the very methods of the last one. */
export function isSameAdapter(a: MfaAdapter, b: MfaAdapter): boolean {
  if (a === b) return true;
  if ([a, b].some((adapter) => Object.getPrototypeOf(adapter) !== Object.prototype)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof MfaAdapter>;
  return [...names].every((name) => a[name] === b[name]);
}
