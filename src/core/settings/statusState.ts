import type { MfaStatus } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';

/** What is known about the signed-in user's MFA. */
export type StatusState =
  | { status: 'loading' }
  /** `stale`: the status is being read again. `error`: reading it again failed, so `mfa` may be out of date. */
  | { status: 'ready'; mfa: MfaStatus; stale: boolean; error?: MfaError }
  | { status: 'failed'; error: MfaError }
  /** The adapter has no `getStatus`, so actions are offered without a list. */
  | { status: 'unknown' };
