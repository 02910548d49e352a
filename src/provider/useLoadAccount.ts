'use client';
import { mergeMessages } from '../core/contract/mergeMessages.js';
import type { MfaAccountLoader } from '../core/contract/messages.js';
import { enAccountLoader } from '../locales/enAccountLoader.js';
import { useMfa } from './context.js';

/**
 * Loads the messages of settings and administrators: the host's language, otherwise English. No login page needs them.
 */
export function useLoadAccount(): MfaAccountLoader['loadAccount'] {
  const { patches } = useMfa();
  return patches.reduce<MfaAccountLoader>((last, patch) => mergeMessages(last, patch), enAccountLoader).loadAccount;
}
