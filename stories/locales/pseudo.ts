import type { MfaMessages } from '@protekt/react-mfa';
import { en } from '@protekt/react-mfa/locales/en';
import { lengthen } from './lengthen.js';

/** A language for tests of the layout. */
export const pseudo: MfaMessages = {
  ...lengthen(en),
  locale: 'en-XA',
  loadAccount: async () => (await import('./pseudo-account.js')).pseudoAccount,
};
