'use client';
import { useRef } from 'react';
import { startClock } from '../../core/time/clock.js';

/** The time (epoch ms) for what waits until `deadlineAt`, by a clock that cannot be set back meanwhile. */
export function useClock(deadlineAt: number | undefined): () => number {
  const started = useRef<{ deadlineAt: number | undefined; now: () => number }>(undefined);
  if (!started.current || started.current.deadlineAt !== deadlineAt)
    started.current = { deadlineAt, now: startClock() };
  return started.current.now;
}
