import type { MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';

/** What is known of the signed-in person's MFA. */
export type StatusState =
  | { status: 'loading' }
  /** `stale`: it is being read again. `error`: that failed, so that `mfa` may be out of date. */
  | { status: 'ready'; mfa: MfaStatus; stale: boolean; error?: MfaError }
  | { status: 'failed'; error: MfaError }
  /** The backend cannot tell (no `getStatus`): actions are offered without a list. */
  | { status: 'unknown' };
