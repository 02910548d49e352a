'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { startClock } from '../../core/time/clock.js';
import { secondsLeft } from '../../core/time/deadline.js';
import { onTick } from './ticker.js';

/**
 * Whole seconds until `until` (epoch ms), never below 0. Undefined if `until` is, and on the server. Setting the wall
 * clock back doesn't lengthen the countdown: the longer of two elapsed times counts, the wall clock's or the monotonic
 * clock's.
 */
export function useSecondsLeft(until: number | undefined): number | undefined {
  const left = useMemo(() => countdownTo(until), [until]);
  const subscribe = useCallback(
    (changed: () => void) => {
      if (left() === undefined) return () => {};
      const stop = onTick(() => {
        changed();
        if (left() === 0) stop();
      });
      return stop;
    },
    [left],
  );
  return useSyncExternalStore(subscribe, left, () => undefined);
}

/** A function that returns the seconds left. Its clock starts at the first call, so never on the server. */
function countdownTo(until: number | undefined): () => number | undefined {
  const now = startClock();
  return () => (until === undefined ? undefined : secondsLeft(until, now()));
}
