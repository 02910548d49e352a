'use client';
import {
  type ChangeEvent,
  type ComponentType,
  forwardRef,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { SubjectIcon } from '../feedback/SubjectIcon.js';
import type { FieldWords } from '../form/Field.js';
import { InputField } from '../form/InputField.js';
import type { InputProps } from '../form/InputProps.js';
import { isFocused } from '../shared/focusedBeside.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import type { PhoneCountryProps } from './PhoneCountry.js';
import { type PhoneReport, parseE164Loosely, type TypedPhone, toDialString } from './typedPhone.js';

export type { PhoneProblem, TypedPhone } from './typedPhone.js';

/** Props of {@link PhoneInput}. */
export interface PhoneInputProps
  extends RootProps<'div', keyof InputProps | 'defaultValue' | 'autoFocus'>,
    FieldWords,
    InputProps {
  /** Shown instead of `hint` if the list of countries didn't load. */
  plainHint?: ReactNode;
  /** The accessible name of the country field. */
  countryLabel: string;
  /** The BCP 47 tag of the language for the names of countries. */
  locale: string;
  /** The name of the field in the form's `FormData`, which has the number as typed. @default 'phone' */
  name?: string | undefined;
  /** The initial number, in any notation. */
  defaultValue?: string | undefined;
  /** The preselected country as ISO 3166-1 alpha-2, such as `GB`. @default the region of the browser's language */
  defaultCountry?: string | undefined;
  /** Called on mount and after each change, with the number in E.164 format or with what is wrong. */
  onValueChange?: ((phone: TypedPhone) => void) | undefined;
  /** Whether the field is read-only for now. It keeps its value and the focus. */
  readOnly?: boolean | undefined;
  /** Whether the field takes the focus on mount. @default false */
  autoFocus?: boolean | undefined;
}

const OwnPhoneInput: Part<PhoneInputProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  PhoneInputProps
>(function PhoneInput(props, ref) {
  const { hint, plainHint, countryLabel, locale, defaultCountry, onValueChange, inputRef, onChange, ...rest } = props;
  const { readOnly } = rest;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(inputRef, () => input.current as HTMLInputElement, []);
  const report = useRef(onValueChange);
  useEffect(() => {
    report.current = onValueChange;
  });
  const Country = usePhoneCountry();
  usePhoneWithoutPlans(input, report, !Country);
  return (
    <InputField
      name="phone"
      {...rest}
      ref={ref}
      inputRef={input}
      part="phone-input"
      hint={Country === null ? (plainHint ?? hint) : hint}
      type="tel"
      autoComplete="tel"
      dir="ltr"
      // not React's onChange, which ignores a value that was formatted before the event
      onInput={(event) => onChange?.(event as ChangeEvent<HTMLInputElement>)}
      around={(field) => (
        <div data-mfa-part="phone-field" dir="ltr">
          {Country === null ? null : (
            <div data-mfa-part="phone-country">
              {Country ? (
                <Country
                  {...{ input, locale, defaultCountry, readOnly, report, toDialString, isFocused }}
                  label={countryLabel}
                  icon={<SubjectIcon name="chevron" />}
                />
              ) : null}
            </div>
          )}
          {field}
        </div>
      )}
    />
  );
});

/**
 * A field for a phone number: national with a country, or international. It formats the number while the user types.
 * The numbering plans (36 KB) load when the field is shown; until then, or if they fail to load, it accepts
 * international numbers. Renders a `<div>` element.
 */
export const PhoneInput: Part<PhoneInputProps, HTMLDivElement> = /* @__PURE__ */ slot('PhoneInput', OwnPhoneInput);

/** The lazily loaded country picker: undefined while loading, null if loading failed. */
function usePhoneCountry(): ComponentType<PhoneCountryProps> | null | undefined {
  const [country, setCountry] = useState<ComponentType<PhoneCountryProps> | null>();
  useEffect(() => {
    let wanted = true;
    import('./PhoneCountry.js').then(
      ({ PhoneCountry }) => wanted && setCountry(() => PhoneCountry),
      () => wanted && setCountry(null),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return country;
}

/** Reads international numbers while the numbering plans are loading or missing. */
function usePhoneWithoutPlans(input: RefObject<HTMLInputElement | null>, report: PhoneReport, active: boolean): void {
  useEffect(() => {
    const element = input.current;
    if (!element || !active) return;
    const read = (): void => report.current?.(parseE164Loosely(toDialString(element.value)));
    read();
    element.addEventListener('input', read);
    return () => element.removeEventListener('input', read);
  }, [input, report, active]);
}
