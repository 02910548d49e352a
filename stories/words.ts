import type { MfaApprovalMessages } from '../src/approval.js';
import type { MfaAccountMessages, MfaMessages } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { enAccount } from '../src/locales/en-account.js';
import { enApproval } from '../src/locales/enApproval.js';

/** A language of the toolbar, with the texts of approvals. */
export type Language = MfaMessages & MfaApprovalMessages;
type Words = Language & MfaAccountMessages;

const english: Words = { ...en, ...enAccount, ...enApproval };

/** Every text in the language of the toolbar. Read it in a play function, because it changes with the language. */
export let words: Words = english;

/** Changes the language of `words`. @default English */
export async function speak(language: Language | undefined): Promise<void> {
  words = language ? { ...language, ...(await language.loadAccount()) } : english;
}

/** Matches a sentence whatever it is about: a time, a destination. */
export function about(sentence: (about: string) => string, matched = '.+'): RegExp {
  const parts = sentence('\0').split('\0');
  return new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join(matched));
}

/** A number or an address as a sentence contains it: from left to right, whatever the direction of the sentence. */
export const isolated = (text: string): string => `\u2066${text}\u2069`;
