'use client';
import type { MfaError } from '../../core/contract/error.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';

/** Title and sentence of a verification that is over: what ended it, and that it has to start again. */
export function endedScreen({ code }: MfaError, messages: MfaSignInMessages): { title: string; description: string } {
  const { challenge: words, common, errors } = messages;
  switch (code) {
    case 'CHALLENGE_EXPIRED':
      return { title: words.expiredTitle, description: words.startAgain };
    case 'TOO_MANY_ATTEMPTS':
      return { title: words.tooManyCodesTitle, description: words.startAgain };
    case 'LOCKED':
      return { title: words.blockedTitle, description: words.blockedDescription };
    default:
      return { title: common.signInAgain, description: errors[code] };
  }
}
