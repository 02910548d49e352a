'use client';

/** The country in which the browser's language is spoken, as its user set it. In the browser only. */
export function guessCountry(): string | undefined {
  const { languages, language } = navigator;
  const locales = [...languages, language].flatMap(localeOf);
  return locales.find(({ region }) => region?.length === 2)?.region ?? locales[0]?.maximize().region;
}

/** None of what is no language tag: of a system without a language, browsers on Linux make "C" or "en-US@posix". */
function localeOf(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
