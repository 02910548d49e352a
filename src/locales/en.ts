import type { MfaMessages } from '../core/contract/messages.js';
import { enAccountLoader } from './enAccountLoader.js';
import { enSetup } from './enSetup.js';
import { enSignIn } from './enSignIn.js';

/**
 * English, the default: the texts of sign-in, setup and backup codes. The provider contains only the texts of sign-in,
 * and the setup screens load the rest, so that a page that only asks for a code doesn't.
 */
export const en: MfaMessages = { ...enSignIn, ...enSetup, ...enAccountLoader };
