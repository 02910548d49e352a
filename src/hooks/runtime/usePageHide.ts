'use client';
import { useEffect } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls back on `pagehide`: when the page is unloaded, or enters the back/forward cache, which would keep any secret on
 * screen.
 */
export function usePageHide(leave: () => void): void {
  const latest = useLatest(leave);
  useEffect(() => {
    const onHide = (): void => latest.current();
    window.addEventListener('pagehide', onHide);
    return () => window.removeEventListener('pagehide', onHide);
  }, [latest]);
}
