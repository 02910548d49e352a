'use client';
import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { focusedBeside } from '../shared/focusedBeside.js';

// React runs the clean-ups of what goes before the effects of what comes, in one task: the note is never older.
let lost = false;

/**
 * When a screen goes with the focus in it, the browser drops the focus to the page, and a screen reader is told
 * nothing of the screen that has come (WCAG 2.2 SC 2.4.3). The next screen, whichever component shows it, claims it.
 */
export function useLostFocus(inside: RefObject<HTMLElement | null>, claim: RefObject<boolean>): void {
  // on the server there is nothing to lay out, and React 18 warns about it
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
