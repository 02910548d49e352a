'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { secondsLeft } from '../../core/time/deadline.js';
import { onTick } from './ticker.js';

/** Milliseconds by which two clocks may differ before one of them is taken to have been set. */
const JUMP = 2000;

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

function clock(): () => number {
  let start: { wall: number; steady: number } | undefined;
  return () => {
    start ??= { wall: Date.now(), steady: performance.now() };
    const wall = Date.now() - start.wall;
    const steady = performance.now() - start.steady;
    return start.wall + (steady - wall > JUMP ? steady : wall);
  };
}
