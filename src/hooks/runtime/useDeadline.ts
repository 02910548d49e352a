'use client';
import { useEffect } from 'react';
import { startClock } from '../../core/time/clock.js';
import { useLatest } from './useLatest.js';

/** The longest delay of a browser's timer, 2^31 − 1 ms. A longer one fires at once. */
const LONGEST_MS = 2_147_483_647;

/** Calls back at a moment (epoch ms), or as soon as possible if the tab was asleep then. */
export function useDeadline(at: number | undefined, onReached: (now: number) => void): void {
  const latest = useLatest(onReached);
  useEffect(() => {
    if (at === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const now = startClock();
    const check = (): void => {
      clearTimeout(timer);
      const time = now();
      if (time >= at) latest.current(time);
      else timer = setTimeout(check, Math.min(at - time, LONGEST_MS));
    };
    check();
    document.addEventListener('visibilitychange', check);
    window.addEventListener('pageshow', check);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', check);
      window.removeEventListener('pageshow', check);
    };
  }, [at, latest]);
}
