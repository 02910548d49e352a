import type { MfaErrorCode, MfaErrorInfo } from '../../core/contract/error.js';

/**
 * The error of every call of the sandbox: an Error with the contract's `code` and numbers, as an SDK would throw it. It
 * isn't an `MfaError`, so code that reads it has to rely on the contract.
 */
export class SandboxError extends Error implements MfaErrorInfo {
  override readonly name: string = 'SandboxError';
  readonly code: MfaErrorCode;
  declare readonly retryAfter?: number;
  declare readonly attemptsLeft?: number;
  declare readonly reauth?: 'password' | 'code' | 'login';
  declare readonly serverTime?: number;

  constructor(code: MfaErrorCode, message: string, details: Omit<MfaErrorInfo, 'code' | 'message'> = {}) {
    super(`Sandbox: ${message}`);
    this.code = code;
    Object.assign(this, details);
  }
}
