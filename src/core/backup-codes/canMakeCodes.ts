import type { MfaAdapter, MfaMethod } from '../contract/adapter.js';

/**
 * Whether a user with these methods can get backup codes. If the methods are unknown, it depends only on the adapter.
 */
export function canMakeCodes(
  { regenerateBackupCodes, features }: MfaAdapter,
  methods: readonly MfaMethod[] | undefined,
): boolean {
  const some = features?.backupCodesFor;
  return !!regenerateBackupCodes && (!some || !methods || methods.some((method) => some.includes(method)));
}
