'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { guessCountry } from './guessCountry.js';
import { caretAfter, dialled, roughPhone, type TypedPhone } from './typedPhone.js';
import { useInitialValue } from './useInitialValue.js';
import { type PhoneNumbers, usePhoneNumbers } from './usePhoneNumbers.js';

interface PhoneFieldOptions {
  defaultValue?: string | undefined;
  defaultCountry?: string | undefined;
  onNumber?: ((phone: TypedPhone) => void) | undefined;
}

interface PhoneField {
  numbers: PhoneNumbers | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country: string | undefined;
  /** Whether the number names its country itself. */
  international: boolean;
  choose: (country: string) => void;
}

/** How the text may be changed: not at all, as it grows, or to the whole number's usual notation. */
type Edit = 'keep' | 'format' | 'tidy';
interface Shown {
  numbers: PhoneNumbers | undefined;
  country: string | undefined;
  international: boolean;
}

/** What is typed into an input that is left to itself: React would write the number into its `value` attribute. */
export function usePhoneField(input: RefObject<HTMLInputElement | null>, options: PhoneFieldOptions): PhoneField {
  const numbers = usePhoneNumbers();
  const [shown, setShown] = useState<Shown>({ numbers: undefined, country: undefined, international: false });
  const latest = useRef(options);
  /** Of national numbers: what was chosen, whatever country an international number showed in between. */
  const home = useRef(options.defaultCountry);

  useEffect(() => {
    latest.current = options;
  });

  const read = useCallback(
    (edit: Edit): void => {
      const element = input.current;
      if (!element) return;
      const typed = dialled(element.value);
      const reading = numbers?.readPhone(typed, home.current);
      if (reading && typed && edit === 'format') write(element, numbers?.formatPhone(typed, home.current) ?? '');
      if (reading?.tidy && edit === 'tidy') write(element, reading.tidy);
      const { number, problem } = reading ?? roughPhone(typed);
      latest.current.onNumber?.({ number, problem });
      if (!numbers || !reading) return;
      const { country, international } = reading;
      setShown((old) =>
        old.numbers && old.country === country && old.international === international
          ? old
          : { numbers, country, international },
      );
    },
    [input, numbers],
  );

  useInitialValue(input, options.defaultValue);
  useEffect(() => {
    if (numbers) home.current = numbers.knownCountry(home.current) ?? numbers.knownCountry(guessCountry());
    read('format');
    return input.current ? listen(input.current, read) : undefined;
  }, [input, numbers, read]);

  const choose = (country: string): void => {
    const element = input.current;
    if (!element || element.readOnly) return;
    element.value = numbers?.movedTo(country, dialled(element.value), home.current) ?? '';
    home.current = country;
    read('format');
  };
  // one commit for the list and what is chosen in it
  return { ...shown, numbers: numbers && shown.numbers, choose };
}

/** On the element itself: React ignores a value that a password manager set and only then announced. */
function listen(element: HTMLInputElement, read: (edit: Edit) => void): () => void {
  const format = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    // whoever deletes or takes back a change wants to see that, and no brackets coming back
    const takesBack = event instanceof InputEvent && /^(delete|history)/.test(event.inputType);
    read(takesBack ? 'keep' : 'format');
  };
  const tidy = (): void => read('tidy');
  const pairs = [
    ['input', format],
    ['compositionend', format],
    ['change', tidy],
    ['blur', tidy],
  ] as const;
  for (const [type, handler] of pairs) element.addEventListener(type, handler);
  return () => {
    for (const [type, handler] of pairs) element.removeEventListener(type, handler);
  };
}

function write(element: HTMLInputElement, text: string): void {
  const { value, selectionEnd, ownerDocument } = element;
  if (text === value) return;
  const before = selectionEnd === null || selectionEnd === value.length ? undefined : value.slice(0, selectionEnd);
  const caret = before === undefined ? text.length : caretAfter(dialled(before).length, text);
  element.value = text;
  if (ownerDocument.activeElement === element) element.setSelectionRange(caret, caret);
}
