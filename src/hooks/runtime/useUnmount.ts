'use client';
import { useEffect, useRef } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Runs once the component is really unmounted or hidden, but not on StrictMode's simulated unmount, which re-creates
 * effects at once: a request that it aborted would have to be sent twice.
 */
export function useUnmount(leave: () => void): void {
  const latest = useLatest(leave);
  const mounted = useRef<boolean>(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
      queueMicrotask(() => {
        if (!mounted.current) latest.current();
      });
    };
  }, [latest]);
}
