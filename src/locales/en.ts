import type { MfaMessages } from '../core/contract/messages.js';
import { enAccountLoader } from './enAccountLoader.js';
import { enSetup } from './enSetup.js';
import { enSignIn } from './enSignIn.js';

/**
 * English, the default: what is said at sign-in, while a method is set up, and about backup codes. The provider has the
 * first part alone, and the screens of a set-up bring the other: a page that only asks for a code doesn't load it.
 */
export const en: MfaMessages = { ...enSignIn, ...enSetup, ...enAccountLoader };
