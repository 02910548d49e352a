'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { startClock } from '../../core/time/clock.js';
import { secondsLeft } from '../../core/time/deadline.js';
import { onTick } from './ticker.js';

/**
 * Whole seconds until `until` (epoch ms), never below 0; undefined without a moment, and on the server. A wall clock
 * that is set back while the countdown runs does not lengthen it: the larger of the two elapsed times counts.
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

/** A clock that starts when it is first read, which no server does. */
function clock(): () => number {
  let now: (() => number) | undefined;
  return () => {
    now ??= startClock();
    return now();
  };
}
