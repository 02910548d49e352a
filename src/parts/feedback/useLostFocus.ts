'use client';
import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { focusedBeside } from '../shared/focusedBeside.js';

// React runs the cleanups of the old screen before the effects of the new one, in one task, so
// this flag is never stale.
let lost = false;

/**
 * Sets `claim` if the screen before this one was removed while it had the focus, so that this screen takes the focus,
 * whichever component renders it. Otherwise the browser would move the focus to the page, and a screen reader wouldn't
 * announce the new screen (WCAG 2.2 SC 2.4.3).
 */
export function useLostFocus(inside: RefObject<HTMLElement | null>, claim: RefObject<boolean>): void {
  // there is no layout on the server, and React 18 warns about layout effects
  const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
  useBrowserLayoutEffect(() => {
    if (lost) claim.current = true;
    lost = false;
    const root = inside.current?.closest('[data-status]');
    return () => {
      if (!root?.contains(focusedBeside(root))) return;
      lost = true;
      queueMicrotask(() => {
        lost = false;
      });
    };
  }, [inside, claim]);
}
