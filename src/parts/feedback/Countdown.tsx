'use client';
import { forwardRef, useEffect, useRef, useState } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { useSecondsLeft } from './useSecondsLeft.js';

export interface CountdownProps extends RootProps<'span'> {
  /** Epoch ms. */
  until: number;
  /** What is shown; called with the seconds left. */
  label: (seconds: number) => string;
  /** What is read out, at most four times: at the start, with 30 and 10 seconds left, and at the end. */
  announce?: ((seconds: number) => string) | undefined;
  /** Called once for each `until`. */
  onEnd?: (() => void) | undefined;
}

/** How long something lasts. Renders a `<span>` element. */
export const Countdown: Part<CountdownProps, HTMLSpanElement> = forwardRef(function Countdown(
  { until, label, announce, onEnd, ...rest },
  ref,
) {
  const seconds = useSecondsLeft(until);
  const phase = seconds === undefined ? undefined : ([0, 10, 30].find((limit) => seconds <= limit) ?? 31);
  const [told, setTold] = useState<{ phase: number; seconds: number }>();
  const end = useRef(onEnd);
  const ended = useRef<number>(undefined);

  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (phase === undefined || seconds === undefined) return;
    setTold((last) => (last?.phase === phase ? last : { phase, seconds }));
    if (seconds > 0 || ended.current === until) return;
    ended.current = until;
    end.current?.();
  }, [phase, seconds, until]);

  return (
    <span {...rest} ref={ref} data-mfa-part="countdown" data-ended={seconds === 0 ? '' : undefined}>
      <span role="timer" aria-live="off">
        {seconds === undefined ? '' : label(seconds)}
      </span>
      {announce ? (
        <span data-mfa-part="announcer" aria-live="polite">
          {told ? announce(told.seconds) : ''}
        </span>
      ) : null}
    </span>
  );
});
