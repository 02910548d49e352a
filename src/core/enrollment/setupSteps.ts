import type { MfaBuiltInMethod } from '../contract/adapter.js';

/** The screens of a setup that ends with backup codes: the one before the code, if there is one, the code, the codes. */
export interface SetupSteps {
  /** The number of the screen that asks for the code. */
  code: number;
  total: number;
}

/** `atOnce`: the setup of an authenticator app begins with its QR code. A passkey is created on its first screen. */
export function setupSteps(method: MfaBuiltInMethod, atOnce: boolean): SetupSteps {
  const code = method === 'passkey' || (method === 'totp' && atOnce) ? 1 : 2;
  return { code, total: code + 1 };
}
