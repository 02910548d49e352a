'use client';
import { useEffect, useRef } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Runs once the component is really gone or hidden: StrictMode takes effects down and puts them up again in one go,
 * and a request that the first of the two aborted would have to be sent twice.
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
