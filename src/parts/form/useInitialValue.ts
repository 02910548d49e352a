'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * What an input begins with, unless something was typed before hydration. React's `defaultValue` would write it into
 * the `value` attribute, where replay tools and style sheets can read it (S-18).
 */
export function useInitialValue(input: RefObject<HTMLInputElement | null>, value = ''): void {
  const initial = useRef(value);
  useEffect(() => {
    const element = input.current;
    if (element && !element.value) element.value = initial.current;
  }, [input]);
}
