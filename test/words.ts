import { en as signIn } from '../src/locales/en.js';
import { enAccount } from '../src/locales/en-account.js';

/** Every text of the English interface, for tests and stories. */
export const en = { ...signIn, ...enAccount };
