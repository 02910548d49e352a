'use client';
import { useState } from 'react';

/** Keeps the value that was made first. When `isSame` says no, it makes a new one and keeps that. */
export function useStable<T>(make: () => T, isSame: (kept: T) => boolean): T {
  const [kept, keep] = useState(make);
  if (isSame(kept)) return kept;
  const next = make();
  keep(() => next);
  return next;
}
