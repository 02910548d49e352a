import type { MfaError } from '../contract/error.js';

export type ReauthKind = 'password' | 'code';

/**
 * What to ask for so that a refused call can be repeated: each kind once, at most the password and then a code, and the
 * password again if it was wrong. Undefined if asking doesn't help.
 */
export function reauthNeed(error: MfaError, given: ReadonlySet<ReauthKind>): ReauthKind | undefined {
  if (error.code === 'INVALID_CREDENTIALS') return given.has('password') ? 'password' : undefined;
  if (error.code !== 'REAUTH_REQUIRED' || error.reauth === undefined || error.reauth === 'login') return undefined;
  return given.has(error.reauth) ? undefined : error.reauth;
}
