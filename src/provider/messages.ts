'use client';
import { type MfaMessagesPatch, mergeMessages } from '../core/contract/mergeMessages.js';
import type { MfaSignInMessages } from '../core/contract/messages.js';
import { sameContent } from '../core/contract/sameContent.js';
import { useStable } from './useStable.js';

/** The messages for a part of the tree. */
export interface Messages {
  messages: MfaSignInMessages;
  /** The patches applied so far, outermost first. Messages that load later need them too. */
  patches: readonly MfaMessagesPatch[];
}

/** The messages with a patch applied. Returns the same object as long as the patch has the same content. */
export function useMessages(base: Messages, patch: MfaMessagesPatch | undefined): Messages {
  const isSame = (kept: Patched): boolean =>
    kept.messages === base.messages && kept.patches === base.patches && sameContent(kept.patch, patch);
  return useStable(() => patched(base, patch), isSame).result;
}

type Patched = ReturnType<typeof patched>;

function patched({ messages, patches }: Messages, patch: MfaMessagesPatch | undefined) {
  if (patch?.locale !== undefined) assertTag(patch.locale);
  const result = patch
    ? { messages: mergeMessages(messages, patch), patches: [...patches, patch] }
    : { messages, patches };
  return { messages, patches, patch, result };
}

function assertTag(locale: string): void {
  try {
    Intl.getCanonicalLocales(locale);
  } catch {
    throw new Error(`@protekt/react-mfa: messages.locale "${locale}" isn't a BCP 47 tag such as pt-BR.`);
  }
}
