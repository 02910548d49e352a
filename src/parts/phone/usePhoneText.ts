'use client';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { guessCountry } from './guessCountry.js';
import { caretAfter, formatPhone, knownCountry, readPhone, toNationalNumber } from './phoneNumbers.js';
import type { PhoneReport } from './typedPhone.js';

export interface PhoneTextOptions {
  defaultCountry: string | undefined;
  report: PhoneReport;
  /** The part of a text that a telephone would dial. */
  toDialString: (text: string) => string;
  /** Whether the element has the focus. */
  isFocused: (element: Element) => boolean;
}

interface PhoneText {
  /** ISO 3166-1 alpha-2. */
  country: string | undefined;
  /** Whether the number includes its country code. */
  international: boolean;
  choose: (country: string) => void;
}

/**
 * How the text may change: not at all, formatted as it grows, or rewritten in the usual notation of a complete number.
 */
type Edit = 'keep' | 'format' | 'finish';

/** Formats and parses the text of an input that React doesn't control. */
export function usePhoneText(input: RefObject<HTMLInputElement | null>, options: PhoneTextOptions): PhoneText {
  const { defaultCountry, report, toDialString, isFocused } = options;
  // the country for national numbers, kept while the user types an international number of another country
  const [first] = useState(() => knownCountry(defaultCountry) ?? knownCountry(guessCountry()));
  const nationalCountry = useRef<string | undefined>(first);
  const [shown, setShown] = useState({ country: nationalCountry.current, international: false });

  const write = useCallback(
    (text: string): void => {
      const element = input.current;
      if (!element || text === element.value) return;
      const { value, selectionEnd } = element;
      const before = selectionEnd === null || selectionEnd === value.length ? undefined : value.slice(0, selectionEnd);
      const caret = before === undefined ? text.length : caretAfter(toDialString(before).length, text);
      element.value = text;
      if (isFocused(element)) element.setSelectionRange(caret, caret);
    },
    [input, toDialString, isFocused],
  );
  const read = useCallback(
    (edit: Edit): void => {
      const element = input.current;
      if (!element) return;
      const typed = toDialString(element.value);
      const { number, problem, country, international, formatted } = readPhone(typed, nationalCountry.current);
      if (edit === 'format' && typed) write(formatPhone(typed, nationalCountry.current));
      if (edit === 'finish' && formatted) write(formatted);
      report.current?.({ number, problem });
      setShown((old) =>
        old.country === country && old.international === international ? old : { country, international },
      );
    },
    [input, report, write, toDialString],
  );

  // before the first paint; this is never rendered on a server
  useLayoutEffect(() => {
    read('format');
    return input.current ? listen(input.current, read) : undefined;
  }, [input, read]);

  const choose = (country: string): void => {
    const element = input.current;
    if (!element || element.readOnly) return;
    const national = toNationalNumber(country, toDialString(element.value), nationalCountry.current);
    nationalCountry.current = country;
    element.value = national;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return { ...shown, choose };
}

/**
 * Listens on the element itself, because React ignores a value that a password manager sets before it fires an event.
 */
function listen(element: HTMLInputElement, read: (edit: Edit) => void): () => void {
  const format = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    // on delete or undo, don't format: it would bring back the bracket that the user has just removed
    const takesBack = event instanceof InputEvent && /^(delete|history)/.test(event.inputType);
    read(takesBack ? 'keep' : 'format');
  };
  const finish = (): void => read('finish');
  const pairs = [
    ['input', format],
    ['compositionend', format],
    ['change', finish],
    ['blur', finish],
  ] as const;
  for (const [type, handler] of pairs) element.addEventListener(type, handler);
  return () => {
    for (const [type, handler] of pairs) element.removeEventListener(type, handler);
  };
}
