'use client';
import { useEffect } from 'react';
import { useLatest } from './useLatest.js';

/** Runs when the page is put away: the back/forward cache would keep a secret that it shows. */
export function usePageHide(leave: () => void): void {
  const latest = useLatest(leave);
  useEffect(() => {
    const onHide = (): void => latest.current();
    window.addEventListener('pagehide', onHide);
    return () => window.removeEventListener('pagehide', onHide);
  }, [latest]);
}
