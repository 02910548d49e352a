'use client';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Focuses a field once, when it mounts. The attribute, which React leaves out in the browser, is for a `<dialog>` that
 * opens around the field: it looks for it, and would focus the title instead.
 */
export function useAutoFocus(input: RefObject<HTMLInputElement | null>, wanted: boolean | undefined): void {
  const atMount = useRef(wanted);
  useLayoutEffect(() => {
    const element = input.current;
    if (!atMount.current || !element) return;
    element.autofocus = true;
    element.focus();
  }, [input]);
}
