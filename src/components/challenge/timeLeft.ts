'use client';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import { formatDuration } from '../../core/text/duration.js';

/** The remaining time as text. Empty until the last two minutes. */
export const timeLeft =
  ({ challenge, locale }: MfaSignInMessages) =>
  (seconds: number): string =>
    seconds > 120 ? '' : challenge.expiresIn(formatDuration(seconds, locale));
