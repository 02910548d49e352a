import type { MfaMessages } from '@protekt/react-mfa';
import { en } from '@protekt/react-mfa/locales/en';
import { lengthen } from './lengthen.js';

/** A pseudo-language with long, accented texts, for tests of the layout. */
export const pseudo: MfaMessages = {
  ...lengthen(en),
  locale: 'en-XA',
  loadAccount: async () => (await import('./pseudo-account.js')).pseudoAccount,
};
