'use client';
import { useEffect } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Runs when the page is hidden for good or enters the back/forward cache, which would keep any secret that it shows.
 */
export function usePageHide(leave: () => void): void {
  const latest = useLatest(leave);
  useEffect(() => {
    const onHide = (): void => latest.current();
    window.addEventListener('pagehide', onHide);
    return () => window.removeEventListener('pagehide', onHide);
  }, [latest]);
}
