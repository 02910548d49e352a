import type { MfaResult } from './adapter.js';

/**
 * The session in a response, without the backup codes that may have come with it. Backup codes leave the library only
 * in a {@link SecretBox}.
 */
export function sessionOf<T>(result: MfaResult<T>): MfaResult<T> {
  return 'tokens' in result ? { tokens: result.tokens } : { verified: true };
}
