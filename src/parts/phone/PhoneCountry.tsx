'use client';
import { type ReactElement, type RefObject, useMemo } from 'react';
import { SubjectIcon } from '../feedback/SubjectIcon.js';
import { countriesIn } from './phoneNumbers.js';
import type { PhoneReport } from './typedPhone.js';
import { usePhoneText } from './usePhoneText.js';

export interface PhoneCountryProps {
  /** The input for the number. */
  input: RefObject<HTMLInputElement | null>;
  label: string;
  locale: string;
  defaultCountry: string | undefined;
  readOnly: boolean | undefined;
  report: PhoneReport;
}

/** The choice of country, and everything that needs the numbering plans. Loaded only while a phone field is shown. */
export function PhoneCountry({ input, label, locale, defaultCountry, ...props }: PhoneCountryProps): ReactElement {
  const { readOnly, report } = props;
  const { country = '', international, choose } = usePhoneText(input, { defaultCountry, report });
  const options = useMemo(() => countriesIn(locale), [locale]);
  const callingCode = options.find((option) => option.country === country)?.callingCode;
  return (
    <>
      <span aria-hidden="true" translate="no">
        {callingCode && !international ? `${country} +${callingCode}` : country}
      </span>
      <SubjectIcon name="chevron" />
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
