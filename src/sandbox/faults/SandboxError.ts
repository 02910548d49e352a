import type { MfaErrorCode, MfaErrorInfo } from '../../core/contract/error.js';

/**
 * What every call of the sandbox rejects with: an Error with the contract's `code` and numbers, as an SDK would throw
 * it. It is not the library's own `MfaError`, so that whatever reads it has to go by the contract.
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
