import type { MfaAccountLoader } from '../core/contract/messages.js';

/** English of settings and administrators, which is loaded with the first screen that needs it. */
export const enAccountLoader: MfaAccountLoader = {
  loadAccount: async () => (await import('./en-account.js')).enAccount,
};
