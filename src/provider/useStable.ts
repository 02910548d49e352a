'use client';
import { useState } from 'react';

/** Returns the same value in every render, until `isSame` returns false for it. Then makes a new one. */
export function useStable<T>(make: () => T, isSame: (kept: T) => boolean): T {
  const [kept, keep] = useState(make);
  if (isSame(kept)) return kept;
  const next = make();
  keep(() => next);
  return next;
}
