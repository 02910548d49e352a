'use client';

/** The country in which the browser's language is spoken, as its user set it. In the browser only. */
export function guessCountry(): string | undefined {
  const { languages, language } = navigator;
  const locales = [...languages, language].map((tag) => new Intl.Locale(tag));
  return locales.find(({ region }) => region?.length === 2)?.region ?? locales[0]?.maximize().region;
}
