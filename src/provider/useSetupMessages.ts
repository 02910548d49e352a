'use client';
import { mergeMessages } from '../core/contract/mergeMessages.js';
import type { MfaScreenMessages, MfaSetupMessages, MfaSignInMessages } from '../core/contract/messages.js';
import { enSetup } from '../locales/enSetup.js';
import { useMfa } from './context.js';

/** By the messages of sign-in, which are one object for as long as nothing in them changes. */
const complete = new WeakMap<MfaSignInMessages, MfaScreenMessages>();

/** All messages but those of settings and administrators. Only what sets up a method or shows backup codes needs them. */
export function useSetupMessages(): MfaScreenMessages {
  const { messages, patches } = useMfa();
  const known = complete.get(messages);
  if (known) return known;
  const setup = patches.reduce<MfaSetupMessages>((all, patch) => mergeMessages(all, patch), enSetup);
  const all = { ...messages, ...setup };
  complete.set(messages, all);
  return all;
}
