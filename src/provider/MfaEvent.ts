'use client';
import type { MfaMethod } from '../core/contract/adapter.js';
import type { MfaError } from '../core/contract/error.js';

/** Something that happened, for analytics and audit logs. It never contains a secret. */
export type MfaEvent =
  | { type: 'challenge-passed'; method: MfaMethod | 'backup-code' | undefined }
  | { type: 'challenge-failed'; method: MfaMethod | 'backup-code' | undefined; error: MfaError }
  | { type: 'approval-denied'; method: MfaMethod | undefined }
  | { type: 'code-sent'; method: MfaMethod }
  | { type: 'enrollment-started'; method: MfaMethod }
  | { type: 'enrolled'; method: MfaMethod }
  | { type: 'enrollment-skipped' }
  | { type: 'backup-codes-made' }
  | { type: 'backup-codes-saved' }
  | { type: 'factor-removed'; method: MfaMethod }
  | { type: 'mfa-disabled' };
