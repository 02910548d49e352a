'use client';
import { useInsertionEffect, useRef } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls back with the previous value after a commit in which the value has changed. Not on mount, not twice in
 * StrictMode, and inside `<Activity>` also while hidden. The callback must not set state, because React refuses
 * that in an insertion effect.
 */
export function useChange<T>(value: T, changed: (before: T) => void): void {
  const last = useRef(value);
  const latest = useLatest(changed);
  useInsertionEffect(() => {
    const before = last.current;
    last.current = value;
    if (!Object.is(before, value)) latest.current(before);
  }, [value, latest]);
}
