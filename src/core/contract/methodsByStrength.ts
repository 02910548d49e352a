import type { MfaBuiltInMethod } from './adapter.js';

/**
 * Strongest first (NIST SP 800-63B §3.1.3.3: SMS is restricted, and email isn't an out-of-band authenticator at all).
 */
export const METHODS_BY_STRENGTH: readonly MfaBuiltInMethod[] = ['passkey', 'totp', 'sms', 'email'];
