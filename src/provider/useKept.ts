'use client';
import { useState } from 'react';

/** What was made first, for as long as it is the same as what would be made now; then what is made now. */
export function useKept<T>(make: () => T, isSame: (kept: T) => boolean): T {
  const [kept, keep] = useState(make);
  if (isSame(kept)) return kept;
  const next = make();
  keep(() => next);
  return next;
}
