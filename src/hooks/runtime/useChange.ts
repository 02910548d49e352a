'use client';
import { useInsertionEffect, useRef } from 'react';
import { useLatest } from './useLatest.js';

/** Calls back, with what it was, when a value has changed on screen: not on mount, and not twice in StrictMode. */
export function useChange<T>(value: T, changed: (before: T) => void): void {
  const last = useRef(value);
  const latest = useLatest(changed);
  useInsertionEffect(() => {
    const before = last.current;
    last.current = value;
    if (!Object.is(before, value)) latest.current(before);
  }, [value, latest]);
}
