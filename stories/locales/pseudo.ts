import { en } from '@protekt/react-mfa/locales/en';
import { enApproval } from '../../src/locales/enApproval.js';
import type { Language } from '../words.js';
import { lengthen } from './lengthen.js';

/** A pseudo-language with long, accented texts, for tests of the layout. */
export const pseudo: Language = {
  ...lengthen(en),
  ...lengthen(enApproval),
  locale: 'en-XA',
  loadAccount: async () => (await import('./pseudo-account.js')).pseudoAccount,
};
