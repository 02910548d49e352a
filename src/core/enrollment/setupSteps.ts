import type { MfaBuiltInMethod } from '../contract/adapter.js';

/**
 * The screens of a setup that ends with backup codes: an optional first one, the one that asks for the code, and the
 * backup codes.
 */
export interface SetupSteps {
  /** The number of the screen that asks for the code. */
  code: number;
  /** How many screens there are. */
  total: number;
}

/**
 * The screens of the setup of a method. `atOnce`: whether the setup of an authenticator app starts with its QR code. A
 * passkey is created on the first screen.
 */
export function setupSteps(method: MfaBuiltInMethod, atOnce: boolean): SetupSteps {
  const code = method === 'passkey' || (method === 'totp' && atOnce) ? 1 : 2;
  return { code, total: code + 1 };
}
