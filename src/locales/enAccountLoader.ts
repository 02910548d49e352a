import type { MfaAccountLoader } from '../core/contract/messages.js';

/** The English texts of settings and administrators, which load with the first screen that needs them. */
export const enAccountLoader: MfaAccountLoader = {
  loadAccount: async () => (await import('./en-account.js')).enAccount,
};
