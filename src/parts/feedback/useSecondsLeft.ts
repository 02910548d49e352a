'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { startClock } from '../../core/time/clock.js';
import { secondsLeft } from '../../core/time/deadline.js';
import { onTick } from './ticker.js';

/**
 * Whole seconds until `until` (epoch ms), never below 0. Undefined without a moment, and on the server. Setting
 * the wall clock back doesn't lengthen the countdown: the longer of two elapsed times counts, the wall clock's
 * or the monotonic clock's.
 */
export function useSecondsLeft(until: number | undefined): number | undefined {
  const now = useMemo(() => (until === undefined ? undefined : clock()), [until]);
  const read = (): number | undefined => (until === undefined || !now ? undefined : secondsLeft(until, now()));
  const subscribe = useCallback(
    (changed: () => void) => {
      if (until === undefined) return () => {};
      const stop = onTick(() => {
        changed();
        if (now && now() >= until) stop();
      });
      return stop;
    },
    [until, now],
  );
  return useSyncExternalStore(subscribe, read, () => undefined);
}

/** A clock that starts when it is first read, so never on the server. */
function clock(): () => number {
  let now: (() => number) | undefined;
  return () => {
    now ??= startClock();
    return now();
  };
}
