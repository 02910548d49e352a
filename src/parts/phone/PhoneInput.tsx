'use client';
import {
  type ComponentType,
  forwardRef,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Field, type FieldWords, fieldAria } from '../form/Field.js';
import { useFailureFocus } from '../form/useFailureFocus.js';
import { useInitialValue } from '../form/useInitialValue.js';
import { sensitive } from '../secrets/sessionReplayMask.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import type { PhoneCountryProps } from './PhoneCountry.js';
import { parseE164Loosely, type TypedPhone, toDialString } from './typedPhone.js';

export type { PhoneProblem, TypedPhone } from './typedPhone.js';

/** Props of {@link PhoneInput}. */
export interface PhoneInputProps extends RootProps<'div', 'defaultValue' | 'autoFocus'>, FieldWords {
  /** Shown instead of `hint` if the list of countries didn't load. */
  plainHint?: ReactNode;
  /** The accessible name of the country field. */
  countryLabel: string;
  /** BCP 47 tag of the language of the countries' names. */
  locale: string;
  /** The name under which the form's `FormData` has what was typed, as typed. @default 'phone' */
  name?: string | undefined;
  /** The initial number, in any notation. */
  defaultValue?: string | undefined;
  /** ISO 3166-1 alpha-2, such as `GB`. @default the region of the browser's language */
  defaultCountry?: string | undefined;
  /** Called with the number in E.164, or with what is wrong: on mount and after each change. */
  onNumber?: ((phone: TypedPhone) => void) | undefined;
  readOnly?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Each rise focuses the field and selects its text. */
  failures?: number | undefined;
}

const OwnPhoneInput: Part<PhoneInputProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  PhoneInputProps
>(function PhoneInput(props, ref) {
  const {
    label,
    plainHint,
    error,
    required,
    countryLabel,
    locale,
    name = 'phone',
    readOnly,
    autoFocus,
    ...others
  } = props;
  const { hint: wholeHint, defaultValue, defaultCountry, onNumber, failures = 0, ...rest } = others;
  const inputId = useId();
  const input = useRef<HTMLInputElement | null>(null);
  // the same at each render, or the input would be gone for a moment whenever one commits
  const attach = useCallback(
    (element: HTMLInputElement | null) => {
      input.current = element;
      if (element && autoFocus) element.autofocus = true; // for a dialog that opens around it
    },
    [autoFocus],
  );
  useInitialValue(input, defaultValue);
  useFailureFocus(input, failures);
  const latest = useRef(onNumber);
  useEffect(() => {
    latest.current = onNumber;
  });
  const tell = useCallback((phone: TypedPhone) => latest.current?.(phone), []);
  const Country = usePhoneCountry();
  useRoughPhone(input, Country ? undefined : tell);
  const hint = Country === null ? (plainHint ?? wholeHint) : wholeHint;
  const initial = { readOnly, autoFocus };
  return (
    <Field {...rest} ref={ref} part="phone-input" inputId={inputId} label={label} hint={hint} error={error}>
      <div data-mfa-part="phone-field" dir="ltr">
        {Country === null ? null : (
          <div data-mfa-part="phone-country">
            {Country ? (
              <Country {...{ input, locale, defaultCountry, readOnly }} label={countryLabel} onNumber={tell} />
            ) : null}
          </div>
        )}
        <input
          {...fieldAria(inputId, { hint, error, required })}
          {...sensitive()}
          {...initial}
          ref={attach}
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

/**
 * A field for a phone number, national with a country or international, formatted while typing. The numbering plans (36 KB)
 * load when it is shown. Until then, or if they fail to load, it accepts international numbers.
 * Renders a `<div>` element.
 */
export const PhoneInput: Part<PhoneInputProps, HTMLDivElement> = /* @__PURE__ */ slot('PhoneInput', OwnPhoneInput);

/** What needs the numbering plans, once it has arrived; null: it did not come, and the field does without. */
function usePhoneCountry(): ComponentType<PhoneCountryProps> | null | undefined {
  const [country, setCountry] = useState<ComponentType<PhoneCountryProps> | null>();
  useEffect(() => {
    let wanted = true;
    const take = (loaded: ComponentType<PhoneCountryProps> | null): void => void (wanted && setCountry(() => loaded));
    import('./PhoneCountry.js').then(
      ({ PhoneCountry }) => take(PhoneCountry),
      () => take(null),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return country;
}

/** Until then. */
function useRoughPhone(
  input: RefObject<HTMLInputElement | null>,
  tell: ((phone: TypedPhone) => void) | undefined,
): void {
  useEffect(() => {
    const element = input.current;
    if (!element || !tell) return;
    const read = (): void => tell(parseE164Loosely(toDialString(element.value)));
    read();
    element.addEventListener('input', read);
    return () => element.removeEventListener('input', read);
  }, [input, tell]);
}
