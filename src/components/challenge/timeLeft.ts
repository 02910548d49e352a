'use client';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import { formatDuration } from '../../core/text/duration.js';

/** How long there is left, in words. Time is shown and read out when it is worth hurrying for. */
export const timeLeft =
  ({ challenge, locale }: MfaSignInMessages) =>
  (seconds: number): string =>
    seconds > 120 ? '' : challenge.expiresIn(formatDuration(seconds, locale));
