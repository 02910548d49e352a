import type { MfaMessages } from '../core/contract/messages.js';
import { enAccountLoader } from './enAccountLoader.js';
import { enSetup } from './enSetup.js';
import { enSignIn } from './enSignIn.js';

/**
 * English, the default: the texts of sign-in, setup and backup codes. The provider has the
 * first part only, and the setup screens load the other: a page that only asks for a code doesn't load it.
 */
export const en: MfaMessages = { ...enSignIn, ...enSetup, ...enAccountLoader };
