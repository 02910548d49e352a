'use client';
import { useInsertionEffect } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls back once the component is removed for good, and not when it is only hidden: it uses an insertion effect, the
 * only kind that `<Activity>`, Suspense and StrictMode don't undo. The callback must not set state, because React
 * refuses that in an insertion effect.
 */
export function useRemoval(removed: () => void): void {
  const latest = useLatest(removed);
  useInsertionEffect(() => () => latest.current(), [latest]);
}
