'use client';
import type { MfaMethod } from '../core/contract/adapter.js';
import type { MfaError } from '../core/contract/error.js';

/**
 * Something that happened, for analytics and audit logs. It never contains a secret. `method` is undefined if the
 * backend didn't name the factor.
 */
export type MfaEvent =
  /** The user has passed a challenge. */
  | { type: 'challenge-passed'; method: MfaMethod | 'backup-code' | undefined }
  /** A code, a passkey or an approval was refused, or couldn't be checked. */
  | { type: 'challenge-failed'; method: MfaMethod | 'backup-code' | undefined; error: MfaError }
  /** The user has denied a request for approval on the other device. */
  | { type: 'approval-denied'; method: MfaMethod | undefined }
  /** The backend has sent a code or a request for approval. */
  | { type: 'code-sent'; method: MfaMethod }
  /** The backend has opened an enrollment. */
  | { type: 'enrollment-started'; method: MfaMethod }
  /** A factor is confirmed. */
  | { type: 'enrolled'; method: MfaMethod }
  /** The user has chosen "Not now". */
  | { type: 'enrollment-skipped' }
  /** New backup codes were created, and are shown. */
  | { type: 'backup-codes-made' }
  /** The user has confirmed that the backup codes are saved. */
  | { type: 'backup-codes-saved' }
  /** The user has removed a factor. */
  | { type: 'factor-removed'; method: MfaMethod }
  /** The user has turned MFA off, or an administrator has done it for them. */
  | { type: 'mfa-disabled' };
