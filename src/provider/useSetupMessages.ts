'use client';
import { mergeMessages } from '../core/contract/mergeMessages.js';
import type { MfaScreenMessages, MfaSetupMessages, MfaSignInMessages } from '../core/contract/messages.js';
import { enSetup } from '../locales/enSetup.js';
import { useMfa } from './context.js';

/** Keyed by the sign-in messages, which stay the same object as long as none of them changes. */
const complete = new WeakMap<MfaSignInMessages, MfaScreenMessages>();

/** All messages except those of settings and administrators. Only setup and backup codes need them. */
export function useSetupMessages(): MfaScreenMessages {
  const { messages, patches } = useMfa();
  const known = complete.get(messages);
  if (known) return known;
  const setup = patches.reduce<MfaSetupMessages>((all, patch) => mergeMessages(all, patch), enSetup);
  const all = { ...messages, ...setup };
  complete.set(messages, all);
  return all;
}
