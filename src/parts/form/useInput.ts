'use client';
import { type RefObject, useEffect, useImperativeHandle, useReducer, useRef } from 'react';
import type { InputProps } from './InputProps.js';
import { setTyped } from './setTyped.js';

interface InputOptions extends Pick<InputProps, 'inputRef'> {
  autoFocus?: boolean | undefined;
  /** Absent: the field keeps its value itself. */
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
}

const nobody = (): void => {};

/**
 * An input that React does not control: it would write each value into the `value` attribute, where replay tools and style
 * sheets can read it. Returns what to call after a change.
 *
 * What was typed before hydration wins over `value`, and over what a form library sets when it gets the element. The
 * host then hears of it as of any change.
 */
export function useInput(input: RefObject<HTMLInputElement | null>, options: InputOptions): () => void {
  const { inputRef = nobody, autoFocus, value, defaultValue, onValueChange } = options;
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  /** What stood in the input at first; null once it has been looked at, also where a hidden screen comes back. */
  const typed = useRef<string | null>(undefined);
  useImperativeHandle(inputRef, () => {
    const element = input.current as HTMLInputElement;
    if (typed.current === undefined) typed.current = element.value;
    if (autoFocus) element.autofocus = true; // for a host's own <dialog> around it
    return element;
  }, [input, autoFocus]);

  useEffect(() => {
    const element = input.current as HTMLInputElement;
    const before = typed.current;
    typed.current = null;
    const wanted = value ?? (before === null ? undefined : defaultValue);
    if (before && before !== element.value) setTyped(element, before);
    else if (wanted !== undefined && wanted !== element.value) {
      if (before) onValueChange?.(before);
      else element.value = wanted;
    }
  });
  return () => value !== undefined && refresh(); // a value that the host did not take over goes again
}
