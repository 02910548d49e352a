'use client';
import { useInsertionEffect, useRef } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls back with the previous value after a commit in which the value has changed: not on mount, only once in
 * StrictMode, and also while hidden inside `<Activity>`. The callback must not set state, because React refuses that in
 * an insertion effect.
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
