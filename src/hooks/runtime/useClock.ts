'use client';
import { useState } from 'react';
import { startClock } from '../../core/time/clock.js';

/** The time (epoch ms) for a wait until `deadlineAt`, from a clock that can't be set back meanwhile. */
export function useClock(deadlineAt: number | undefined): () => number {
  const [latest, setLatest] = useState(() => ({ deadlineAt, now: startClock() }));
  if (latest.deadlineAt === deadlineAt) return latest.now;
  const started = { deadlineAt, now: startClock() };
  setLatest(started);
  return started.now;
}
