'use client';
import type { MfaError } from '../../core/contract/error.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import type { ScreenProps } from '../../parts/feedback/Screen.js';

/** The icon, title and sentence for a verification that has ended: what ended it, and why. */
export function endedScreen(
  { code }: MfaError,
  { challenge: words, common, errors }: MfaSignInMessages,
): Pick<ScreenProps, 'icon' | 'title' | 'description'> {
  const description = words.ended;
  switch (code) {
    case 'CHALLENGE_EXPIRED':
      return { icon: 'clock', title: words.expiredTitle, description };
    case 'REAUTH_REQUIRED':
      return { icon: 'clock', title: common.signInAgain, description: errors[code] };
    case 'TOO_MANY_ATTEMPTS':
      return { icon: 'warning', title: words.tooManyCodesTitle, description };
    case 'LOCKED':
      return { icon: 'warning', title: words.blockedTitle, description };
    default:
      return { icon: 'warning', title: words.signInFailedTitle, description: errors[code] };
  }
}
