import type { MfaMethod } from './adapter.js';

/** Strongest first (NIST SP 800-63B §3.1.3.3: SMS is restricted; email is no out-of-band authenticator at all). */
export const METHODS_BY_STRENGTH: readonly MfaMethod[] = ['passkey', 'totp', 'sms', 'email'];
