'use client';
import type { ReactElement } from 'react';
import { formatDuration } from '../../core/text/duration.js';
import { Countdown } from '../../parts/feedback/Countdown.js';
import { useMfa } from '../../provider/context.js';

/** A countdown to the next attempt. `until` is in epoch ms. */
export function RetryCountdown({ until }: { until: number }): ReactElement {
  const { common, locale } = useMfa().messages;
  const wait = (seconds: number): string => common.retryIn(formatDuration(seconds, locale));
  return <Countdown until={until} label={wait} announce={wait} />;
}
