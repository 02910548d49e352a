'use client';
import { type RefObject, useEffect, useImperativeHandle, useReducer, useRef } from 'react';
import type { InputProps } from './InputProps.js';
import { setTyped } from './setTyped.js';

interface InputOptions extends Pick<InputProps, 'inputRef'> {
  autoFocus?: boolean | undefined;
  /** Undefined if the field is uncontrolled. */
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
}

const ignore = (): void => {};

/**
 * An input that React doesn't control, because React would write each value to the `value` attribute, where session
 * recorders and style sheets can read it. Returns a function to call after a change.
 *
 * Text that was typed before hydration takes precedence over `value`, and over what a form library sets when it gets
 * the element. The host is then notified as of any change.
 */
export function useInput(input: RefObject<HTMLInputElement | null>, options: InputOptions): () => void {
  const { inputRef = ignore, autoFocus, value, defaultValue, onValueChange } = options;
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  /**
   * The text of the input before hydration. Null once it has been handled, so that it isn't handled again when a hidden
   * screen is shown again.
   */
  const typed = useRef<string | null>(undefined);
  useImperativeHandle(inputRef, () => {
    const element = input.current as HTMLInputElement;
    if (typed.current === undefined) typed.current = element.value;
    if (autoFocus) element.autofocus = true; // for a surrounding <dialog> of the host
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
  return () => value !== undefined && refresh(); // resets a value that the host didn't accept
}
