'use client';
import type { MfaError } from '../../core/contract/error.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import type { ScreenProps } from '../../parts/feedback/Screen.js';

/** The icon, title and description of a verification that has ended: why it ended, and that it has to start again. */
export function endedScreen(
  { code }: MfaError,
  messages: MfaSignInMessages,
): Pick<ScreenProps, 'icon' | 'title' | 'description'> {
  const { challenge: words, common, errors } = messages;
  switch (code) {
    case 'CHALLENGE_EXPIRED':
      return { icon: 'clock', title: words.expiredTitle, description: words.startAgain };
    case 'TOO_MANY_ATTEMPTS':
      return { icon: 'warning', title: words.tooManyCodesTitle, description: words.startAgain };
    case 'LOCKED':
      return { icon: 'warning', title: words.blockedTitle, description: words.blockedDescription };
    default:
      return { icon: 'clock', title: common.signInAgain, description: errors[code] };
  }
}
