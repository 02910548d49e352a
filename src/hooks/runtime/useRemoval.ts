'use client';
import { useInsertionEffect } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Runs once the component is removed for good. It uses an insertion effect, the only kind that `<Activity>`,
 * Suspense and StrictMode don't undo, so hiding isn't removal. The callback must not set state, because React
 * refuses that in an insertion effect.
 */
export function useRemoval(removed: () => void): void {
  const latest = useLatest(removed);
  useInsertionEffect(() => () => latest.current(), [latest]);
}
