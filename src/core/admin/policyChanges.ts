import type { MfaPolicy } from '../contract/adapter.js';

/** The fields in which two policies differ. The order of the methods doesn't count. */
export function policyChanges(before: MfaPolicy, after: MfaPolicy): (keyof MfaPolicy)[] {
  const listOf = ({ methods }: MfaPolicy): string => [...methods].sort().join();
  const changes: (keyof MfaPolicy)[] = [];
  if (before.enabled !== after.enabled) changes.push('enabled');
  if (listOf(before) !== listOf(after)) changes.push('methods');
  if (before.enrollment !== after.enrollment) changes.push('enrollment');
  return changes;
}
