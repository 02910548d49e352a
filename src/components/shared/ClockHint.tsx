'use client';
import type { ReactElement } from 'react';
import { formatDuration } from '../../core/text/duration.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { useMfa } from '../../provider/context.js';

/** After this many refused authenticator codes, a wrong clock is more likely than a typing error. */
const MIN_FAILURES = 2;

interface ClockHintProps {
  /** The state of any flow that counts refused authenticator codes. */
  state: { readonly totpFailures: number; readonly clockSkewMs: number | undefined };
}

/** Only a hint, because the authenticator may be on another device with another clock. */
export function ClockHint({ state }: ClockHintProps): ReactElement | null {
  const { challenge: words, locale } = useMfa().messages;
  const { totpFailures, clockSkewMs } = state;
  if (totpFailures < MIN_FAILURES) return null;
  return (
    <Notice tone="info">
      {clockSkewMs === undefined
        ? words.clockHint
        : words.clockOff(formatDuration(Math.max(1, Math.round(Math.abs(clockSkewMs) / 60_000)) * 60, locale))}
    </Notice>
  );
}
