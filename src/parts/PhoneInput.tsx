'use client';
import { forwardRef, type ReactNode, useId, useRef } from 'react';
import { Field, type FieldWords, fieldAria } from './Field.js';
import { PhoneCountry } from './PhoneCountry.js';
import type { Part, RootProps } from './part.js';
import { sensitive } from './sensitive.js';
import type { TypedPhone } from './typedPhone.js';
import { useAutoFocus } from './useAutoFocus.js';
import { useFailureFocus } from './useFailureFocus.js';
import { usePhoneField } from './usePhoneField.js';

export type { PhoneProblem, TypedPhone } from './typedPhone.js';

export interface PhoneInputProps extends RootProps<'div', 'defaultValue' | 'autoFocus'>, FieldWords {
  /** Shown instead of `hint` while no country can be chosen because the list did not load. */
  plainHint?: ReactNode;
  /** The accessible name of the choice of country. */
  countryLabel: string;
  /** BCP 47 tag of the language of the countries' names. */
  locale: string;
  /** The name under which the form's `FormData` has what was typed, as typed. @default 'phone' */
  name?: string | undefined;
  /** The number to begin with, in any notation. */
  defaultValue?: string | undefined;
  /** ISO 3166-1 alpha-2, such as `GB`. @default the region of the browser's language */
  defaultCountry?: string | undefined;
  /** Called with the number in E.164, or with what is wrong with it: after mount and after each change. */
  onNumber?: ((phone: TypedPhone) => void) | undefined;
  readOnly?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Each rise focuses the field and selects its text. */
  failures?: number | undefined;
}

/**
 * A phone number in any notation, national with a choice of country or international, formatted as it is typed. The
 * numbering plans (36 KB) load when it is on screen; before, and without them, it takes international numbers.
 * Renders a `<div>` element.
 */
export const PhoneInput: Part<PhoneInputProps, HTMLDivElement> = forwardRef(function PhoneInput(props, ref) {
  const { label, plainHint, error, countryLabel, locale, name = 'phone', readOnly, autoFocus, ...others } = props;
  const { hint: wholeHint, defaultValue, defaultCountry, onNumber, failures = 0, ...rest } = others;
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  useAutoFocus(input, autoFocus);
  useFailureFocus(input, failures);
  const { numbers, ...field } = usePhoneField(input, { defaultValue, defaultCountry, onNumber });
  const hint = numbers === null ? (plainHint ?? wholeHint) : wholeHint;
  const initial = { readOnly, autoFocus };
  return (
    <Field {...rest} ref={ref} part="phone-input" inputId={inputId} label={label} hint={hint} error={error}>
      <div data-mfa-part="phone-field" dir="ltr">
        {numbers === null ? null : (
          <PhoneCountry
            numbers={numbers}
            label={countryLabel}
            locale={locale}
            country={field.country}
            international={field.international}
            readOnly={readOnly}
            onChoose={field.choose}
          />
        )}
        <input
          {...fieldAria(inputId, { hint, error })}
          {...sensitive()}
          {...initial}
          ref={input}
          id={inputId}
          name={name}
          type="tel"
          autoComplete="tel"
          dir="ltr"
          data-mfa-part="input"
        />
      </div>
    </Field>
  );
});
