import type { MfaResult } from './adapter.js';

/** The session of an answer, without the backup codes that may have come with it: those leave the library in a box. */
export function sessionOf<T>(result: MfaResult<T>): MfaResult<T> {
  return 'tokens' in result ? { tokens: result.tokens } : { verified: true };
}
