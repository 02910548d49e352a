'use client';
import { useInsertionEffect } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Runs once the component is removed for good. Insertion effects are the only ones that `<Activity>`, Suspense and
 * StrictMode leave up, so hiding is no removal. It must not set state: React refuses that in an insertion effect.
 */
export function useRemoval(removed: () => void): void {
  const latest = useLatest(removed);
  useInsertionEffect(() => () => latest.current(), [latest]);
}
