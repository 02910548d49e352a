'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { focusedBeside } from '../shared/focusedBeside.js';
import type { ScreenProps } from './Screen.js';
import { useLostFocus } from './useLostFocus.js';

/**
 * Returns the ref for a screen's title, for a component in the slot `Screen`. The title takes the focus when `focusKey`
 * changes from one value to another, or when the focused element is removed. It doesn't if a field on the new screen
 * has taken the focus. Set `tabIndex={-1}` on the title and `data-status={status}` on the root element.
 */
export function useScreenFocus(
  props: Pick<ScreenProps, 'focusKey' | 'focusTitle' | 'autoFocus'>,
): RefObject<HTMLHeadingElement | null> {
  const { focusKey, focusTitle, autoFocus } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(focusKey);
  const wanted = useRef<boolean>(!!(focusTitle || autoFocus));
  useLostFocus(heading, wanted);

  useEffect(() => {
    const before = shown.current;
    shown.current = focusKey;
    if ((before === focusKey || before === undefined) && !wanted.current) return;
    wanted.current = false;
    takeFocus(heading.current);
  }, [focusKey]);
  return heading;
}

/** Focuses the title, unless a field has focused itself or the user has focused something outside of this screen. */
function takeFocus(heading: HTMLElement | null): void {
  const active = heading && focusedBeside(heading);
  const elsewhere =
    active && active !== active.ownerDocument.body && !heading?.closest('[data-status]')?.contains(active);
  if (elsewhere || active?.matches('input:not([hidden] *)')) return;
  heading?.focus();
}
