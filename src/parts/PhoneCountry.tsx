'use client';
import { type ReactElement, useMemo } from 'react';
import { Icon } from './Icon.js';
import type { PhoneNumbers } from './usePhoneNumbers.js';

interface PhoneCountryProps {
  numbers: PhoneNumbers | undefined;
  label: string;
  locale: string;
  country: string | undefined;
  /** Whether the calling code stands in the number itself. */
  international: boolean;
  readOnly?: boolean | undefined;
  onChoose: (country: string) => void;
}

/** The choice of country: its place is there at once, the browser's own list when the countries are. */
export function PhoneCountry({ numbers, country = '', ...props }: PhoneCountryProps): ReactElement {
  const { label, locale, international, readOnly, onChoose } = props;
  const options = useMemo(() => numbers?.countriesIn(locale), [numbers, locale]);
  const callingCode = options?.find((option) => option.country === country)?.callingCode;
  return (
    <div data-mfa-part="phone-country">
      <span aria-hidden="true" translate="no">
        {callingCode && !international ? `${country} +${callingCode}` : country}
      </span>
      <Icon name="chevron" />
      {options ? (
        <select
          data-mfa-part="phone-countries"
          aria-label={label}
          aria-disabled={readOnly || undefined}
          value={country}
          onChange={(event) => onChoose(event.target.value)}
        >
          {country ? null : <option value="" />}
          {options.map((option) => (
            <option key={option.country} value={option.country}>
              {`${option.name} (+${option.callingCode})`}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
}
