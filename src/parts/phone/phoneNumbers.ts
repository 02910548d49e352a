'use client';
import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { TypedPhone } from './typedPhone.js';

/** A number as read with the numbering plans of all countries (36 KB). */
export interface PhoneReading extends TypedPhone {
  /** The country of the number, or the selected country. */
  country: string | undefined;
  /** Whether the number includes its country code. */
  international: boolean;
  /** The number in its usual notation. Undefined while it isn't complete. */
  formatted: string | undefined;
}

export interface PhoneCountryOption {
  country: string;
  name: string;
  callingCode: string;
}

/** All countries that have phone numbers, with their names in `locale`. */
export function countriesIn(locale: string): PhoneCountryOption[] {
  // some embedded browsers still have no Intl.DisplayNames
  const names = Intl.DisplayNames && new Intl.DisplayNames([locale], { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  return getCountries()
    .map((country) => ({ country, name: names?.of(country) ?? country, callingCode: getCountryCallingCode(country) }))
    .sort((a, b) => compare(a.name, b.name));
}

/** The country code in upper case, if it has phone numbers. */
export function knownCountry(country: string | undefined): CountryCode | undefined {
  const code = country?.toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : undefined;
}

/**
 * Parses a number as dialed from `chosen`. Checks only the length, because numbering plans change faster than the
 * tables, and the server decides what it can send to.
 */
export function readPhone(typed: string, chosen: string | undefined): PhoneReading {
  const nationalCountry = knownCountry(chosen);
  const direct = read(typed, nationalCountry);
  // 00 is the international prefix of most countries, and no national number starts with it
  const { number, ...rest } =
    direct.number || !typed.startsWith('00') ? direct : read(`+${typed.slice(2)}`, nationalCountry);
  return { number, problem: number ? undefined : typed ? 'invalid' : 'empty', ...rest };
}

function read(typed: string, nationalCountry: CountryCode | undefined): Omit<PhoneReading, 'problem'> {
  const asYouType = new AsYouType(nationalCountry);
  asYouType.input(typed);
  const parsed = parsePhoneNumberFromString(typed, nationalCountry);
  const possible = parsed?.isPossible() ? parsed : undefined;
  const callingCode = asYouType.getCallingCode();
  const international = asYouType.isInternational() || callingCode !== undefined;
  const shared =
    nationalCountry && callingCode === getCountryCallingCode(nationalCountry) ? nationalCountry : undefined;
  const country = international
    ? (possible?.country ?? shared ?? parsed?.country ?? parsed?.getPossibleCountries()[0] ?? nationalCountry)
    : nationalCountry;
  const formatted = international ? possible?.formatInternational() : possible?.formatNational();
  return { number: possible?.number, country, international, formatted };
}

/** Formats a number in its usual notation, even if it is incomplete. */
export function formatPhone(typed: string, chosen: string | undefined): string {
  return new AsYouType(knownCountry(chosen)).input(typed);
}

/** Converts the number to a national one, after the user has selected another country. */
export function toNationalNumber(country: string, typed: string, chosen: string | undefined): string {
  const nationalCountry = knownCountry(chosen);
  const asYouType = new AsYouType(nationalCountry);
  asYouType.input(typed);
  const callingCode = asYouType.getCallingCode();
  const target = knownCountry(country);
  if (callingCode === undefined || (target && callingCode === getCountryCallingCode(target))) return typed;
  return asYouType.getNumber()?.nationalNumber ?? '';
}

/** Where to put the caret in a formatted number: after as many digits as were before it. */
export function caretAfter(count: number, formatted: string): number {
  let place = 0;
  for (let left = count; left > 0 && place < formatted.length; place++) {
    if (/[+\d]/.test(formatted.charAt(place))) left--;
  }
  return place;
}
