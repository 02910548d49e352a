'use client';
import { useEffect, useRef } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls back once the component is unmounted or hidden, but not on StrictMode's simulated unmount, which re-creates
 * effects at once: a request that was aborted then would have to be sent twice.
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
