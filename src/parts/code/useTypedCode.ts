'use client';
import {
  type ChangeEvent,
  type ChangeEventHandler,
  type FormEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { checkCode, normalizeCode } from '../../core/text/code.js';
import { isFocused } from '../shared/focusedBeside.js';

export interface TypedCodeOptions {
  length?: number | undefined;
  /** The value, if the host controls it. */
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  onValueChange?: ((code: string) => void) | undefined;
  onValueComplete?: ((code: string) => void) | undefined;
}

interface TypedCode {
  value: string;
  /** Reads the value of the input. */
  read: () => void;
  /** Reads the value and calls `onChange`. Without a React event, triggers one. */
  settle: (event?: FormEvent<HTMLInputElement>) => void;
}

/**
 * The normalized value, however it was entered: typed, pasted, dropped, dictated or filled in. It listens on the
 * element itself, because React ignores a value that a password manager sets before it fires an event, and `input-otp`
 * handles only pasted text.
 */
export function useTypedCode(input: RefObject<HTMLInputElement | null>, options: TypedCodeOptions): TypedCode {
  const [value, setValue] = useState('');
  const latest = useRef(options);
  const entry = useRef<Entry>({ code: '', shown: '', reported: undefined });

  useLayoutEffect(() => {
    latest.current = options;
  });

  const read = useCallback(() => {
    const element = input.current;
    if (!element) return;
    const { length = 6, onValueChange, onValueComplete } = latest.current;
    const code = take(element, entry.current, length);
    // React renders again for the same value, and input-otp's timers report each value three times
    if (code !== entry.current.shown) {
      entry.current.shown = code;
      setValue(code);
    }
    if (entry.current.composing || code === entry.current.code) return;
    entry.current.code = code;
    onValueChange?.(code);
    if (code === entry.current.completed || checkCode(code, length)) return;
    entry.current.completed = code;
    onValueComplete?.(code);
  }, [input]);

  // Not React's onChange, which ignores a value that a script sets before it fires an event.
  const settle = useCallback(
    (event?: FormEvent<HTMLInputElement>) => {
      read();
      const { code, reported, composing } = entry.current;
      const { onChange } = latest.current;
      if (!onChange || composing || code === reported) return;
      if (!event) input.current?.dispatchEvent(new Event('input', { bubbles: true }));
      else {
        entry.current.reported = code;
        onChange(event as ChangeEvent<HTMLInputElement>);
      }
    },
    [input, read],
  );

  const { value: kept } = options;
  useLayoutEffect(() => {
    const element = input.current;
    if (!element || kept === undefined || kept === entry.current.code || entry.current.composing) return;
    element.value = kept;
    entry.current.code = entry.current.reported = kept; // the host set this value, so it isn't notified of it
    read();
  });

  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    // React would write each value to the `value` attribute, where session recorders and style sheets can read it.
    Object.defineProperty(element, 'defaultValue', { configurable: true, get: () => '', set: () => {} });
    if (entry.current.reported === undefined) {
      element.value ||= latest.current.defaultValue ?? '';
      entry.current.reported = normalizeCode(element.value); // the initial value is not a change
      followSetter(element, () => {
        if (element.value === entry.current.code) return;
        entry.current.reported = normalizeCode(element.value); // the code that set this value isn't notified of it
        read();
      });
    }
    return listen(element, entry.current, () => settle());
  }, [input, read, settle]);

  return { value, read, settle };
}

/** The state of the input between two values. */
interface Entry {
  /** The last value that was read. */
  code: string;
  /** The last value that was shown. It differs while an input method is composing. */
  shown: string;
  /** The last value that `onChange` was called with. */
  reported: string | undefined;
  /** The last value that `onValueComplete` was called with. */
  completed?: string;
  composing?: boolean;
  /** Where the text will be that is about to be inserted: its start, and the number of characters after it. */
  inserting?: { start: number; tail: number } | undefined;
  pasted?: string | undefined;
}

function listen(element: HTMLInputElement, entry: Entry, read: () => void): () => void {
  const announced = ({ bubbles }: Event): void => {
    if (bubbles)
      setTimeout(read); // in case neither React's onInput nor its onChange fires
    else read(); // called by input-otp's timers, which find values that were filled in without an event
  };
  const handlers: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }> = {
    beforeinput: (event) => {
      const end = element.selectionEnd ?? 0;
      entry.inserting = { start: element.selectionStart ?? 0, tail: element.value.length - end };
      if (event.inputType !== 'insertFromPaste') entry.pasted = undefined;
    },
    paste: (event) => {
      entry.pasted = event.clipboardData?.getData('text/plain');
    },
    compositionstart: () => {
      entry.composing = true;
    },
    compositionend: () => {
      entry.composing = false;
      read();
    },
    input: announced,
    change: announced,
    blur: read,
  };
  const stop = new AbortController();
  for (const [type, handler] of Object.entries(handlers) as [string, EventListener][])
    element.addEventListener(type, handler, stop); // with its signal
  return () => stop.abort();
}

/** A form library sets the value through the element that it was given, without firing an event. */
function followSetter(element: HTMLInputElement, onSet: () => void): void {
  const own = Object.getOwnPropertyDescriptor(element, 'value'); // React's property, which tracks the value too
  if (!own) return;
  Object.defineProperty(element, 'value', {
    ...own,
    set(text: string) {
      own.set?.call(element, text);
      queueMicrotask(onSet); // by then, a value set inside an event handler has been read
    },
  });
}

/**
 * The normalized value, written back with the caret in the right place. Pasting or autofilling a complete code replaces
 * the current value, because inserting it at the caret would produce a wrong code that submits itself.
 */
function take(element: HTMLInputElement, entry: Entry, length: number): string {
  const raw = element.value;
  if (entry.composing) return raw;
  const { inserting, pasted } = entry;
  entry.inserting = entry.pasted = undefined;
  const piece = normalizeCode(pasted ?? (inserting ? raw.slice(inserting.start, raw.length - inserting.tail) : ''));
  const code = checkCode(piece, length) ? normalizeCode(raw) : piece;
  if (code !== raw) {
    const caret = normalizeCode(raw.slice(0, element.selectionEnd ?? raw.length)).length;
    element.value = code;
    if (isFocused(element)) element.setSelectionRange(caret, caret);
  }
  return code;
}
