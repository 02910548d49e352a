'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * What an input begins with, unless something was typed before hydration. React's `defaultValue` would write it into
 * the `value` attribute, where replay tools and style sheets can read it.
 */
export function useInitialValue(input: RefObject<HTMLInputElement | null>, value = ''): void {
  const initial = useRef<string | undefined>(value);
  useEffect(() => {
    const element = input.current;
    // once: effects run again when a hidden screen comes back, and an empty field may be meant to be empty
    if (element && initial.current && !element.value) element.value = initial.current;
    initial.current = undefined;
  }, [input]);
}
