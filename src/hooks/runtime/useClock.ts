'use client';
import { useEffect } from 'react';
import { startClock } from '../../core/time/clock.js';
import { useStable } from '../../provider/useStable.js';

/** The time (epoch ms) for a wait until `deadlineAt`, from a clock that can't be set back meanwhile. */
export function useClock(deadlineAt: number | undefined): () => number {
  const make = (): { deadlineAt: number | undefined; now: () => number } => ({ deadlineAt, now: startClock() });
  const { now } = useStable(make, (kept) => kept.deadlineAt === deadlineAt);
  useEffect(() => void now(), [now]); // not during the render, which a server may do in advance
  return now;
}
