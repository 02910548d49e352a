import type { MfaAdapter, MfaMethod } from '../contract/adapter.js';

/** Whether somebody with these methods can make backup codes; where nobody tells what is set up, presence is enough. */
export function canMakeCodes(
  { regenerateBackupCodes, features }: MfaAdapter,
  methods: readonly MfaMethod[] | undefined,
): boolean {
  const some = features?.backupCodesFor;
  return !!regenerateBackupCodes && (!some || !methods || methods.some((method) => some.includes(method)));
}
