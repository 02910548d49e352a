'use client';
import type { ReactElement } from 'react';
import { formatDuration } from '../../core/text/duration.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { useMfa } from '../../provider/context.js';

/** Refused authenticator codes after which a wrong clock is more likely than a typing mistake. */
const SUSPICIOUS = 2;

interface ClockHintProps {
  /** Of any flow that counts the refused codes of an authenticator app. */
  state: { readonly totpFailures: number; readonly clockSkewMs: number | undefined };
}

/** A hint, never a verdict: the authenticator may be on another device than this clock. */
export function ClockHint({ state }: ClockHintProps): ReactElement | null {
  const { challenge: words, locale } = useMfa().messages;
  const { totpFailures, clockSkewMs } = state;
  if (totpFailures < SUSPICIOUS) return null;
  return (
    <Notice tone="info">
      {clockSkewMs === undefined
        ? words.clockHint
        : words.clockOff(formatDuration(Math.max(1, Math.round(Math.abs(clockSkewMs) / 60_000)) * 60, locale))}
    </Notice>
  );
}
