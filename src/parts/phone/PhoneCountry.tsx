'use client';
import { type ReactElement, type ReactNode, type RefObject, useMemo } from 'react';
import { countriesIn } from './phoneNumbers.js';
import { type PhoneTextOptions, usePhoneText } from './usePhoneText.js';

export interface PhoneCountryProps extends PhoneTextOptions {
  /** The input for the number. */
  input: RefObject<HTMLInputElement | null>;
  label: string;
  locale: string;
  readOnly: boolean | undefined;
  /** The icon that shows that there is a list. */
  icon: ReactNode;
}

/**
 * The choice of country, and everything that needs the numbering plans. Loaded only while a phone field is shown. It
 * imports no module that a sign-in page also has, because a bundler would move that into a separate chunk.
 */
export function PhoneCountry({ input, label, locale, readOnly, icon, ...text }: PhoneCountryProps): ReactElement {
  const { country = '', international, choose } = usePhoneText(input, text);
  const options = useMemo(() => countriesIn(locale), [locale]);
  const callingCode = options.find((option) => option.country === country)?.callingCode;
  return (
    <>
      <span aria-hidden="true" translate="no">
        {callingCode && !international ? `${country} +${callingCode}` : country}
      </span>
      {icon}
      <select
        data-mfa-part="phone-countries"
        aria-label={label}
        aria-disabled={readOnly || undefined}
        value={country}
        onChange={(event) => choose(event.target.value)}
      >
        {country ? null : <option value="" />}
        {options.map((option) => (
          <option key={option.country} value={option.country}>
            {`${option.name} (+${option.callingCode})`}
          </option>
        ))}
      </select>
    </>
  );
}
