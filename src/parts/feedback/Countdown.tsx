'use client';
import { forwardRef, useEffect, useRef, useState } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { useSecondsLeft } from './useSecondsLeft.js';

/** Props of {@link Countdown}. */
export interface CountdownProps extends RootProps<'span'> {
  /** The moment that it counts down to, in epoch ms. */
  until: number;
  /** Returns the text to show for the remaining seconds. */
  label: (seconds: number) => string;
  /** Returns the text to announce, at most four times: at the start, at two minutes, at 30 seconds, and at the end. */
  announce?: ((seconds: number) => string) | undefined;
  /** Called at the end, once for each `until`. */
  onEnd?: (() => void) | undefined;
}

/**
 * How many milliseconds an announcement stays in the live region. After that, it has been read, and would only repeat
 * the visible text.
 */
const ANNOUNCED_MS = 3000;

/** Counts down the remaining time. Renders a `<span>` element. */
export const Countdown: Part<CountdownProps, HTMLSpanElement> = forwardRef(function Countdown(
  { until, label, announce, onEnd, ...rest },
  ref,
) {
  const seconds = useSecondsLeft(until);
  const phase = seconds === undefined ? undefined : ([0, 30, 120].find((limit) => seconds <= limit) ?? 121);
  const [spoken, setSpoken] = useState<{ phase: number; text: string }>();
  const ended = useRef<number>(undefined);

  useEffect(() => {
    if (phase === undefined || seconds === undefined) return;
    setSpoken((last) => {
      return last?.phase === phase ? last : { phase, text: announce?.(seconds) ?? '' };
    });
    if (seconds > 0 || ended.current === until) return;
    ended.current = until;
    onEnd?.();
  }, [phase, seconds, until, announce, onEnd]);
  useEffect(() => {
    if (!spoken?.text) return;
    const clear = setTimeout(() => setSpoken({ ...spoken, text: '' }), ANNOUNCED_MS);
    return () => clearTimeout(clear);
  }, [spoken]);

  return (
    <span {...rest} ref={ref} data-mfa-part="countdown" data-ended={seconds === 0 ? '' : undefined}>
      {/* hidden while the same time is announced; otherwise the description of a field would contain it twice */}
      <span role="timer" aria-live="off" aria-hidden={spoken?.text ? true : undefined}>
        {seconds === undefined ? '' : label(seconds)}
      </span>
      {announce ? (
        <span data-mfa-part="announcer" aria-live="polite">
          {spoken?.text}
        </span>
      ) : null}
    </span>
  );
});
