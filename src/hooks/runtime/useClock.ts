'use client';
import { useState } from 'react';
import { startClock } from '../../core/time/clock.js';

/** The time (epoch ms) for what waits until `deadlineAt`, by a clock that cannot be set back meanwhile. */
export function useClock(deadlineAt: number | undefined): () => number {
  const [latest, setLatest] = useState(() => ({ deadlineAt, now: startClock() }));
  if (latest.deadlineAt === deadlineAt) return latest.now;
  const started = { deadlineAt, now: startClock() };
  setLatest(started);
  return started.now;
}
