'use client';

/** The region of the browser's language settings. Call it only in the browser. */
export function guessCountry(): string | undefined {
  const { languages, language } = navigator;
  const locales = [...languages, language].flatMap(localeOf);
  return locales.find(({ region }) => region?.length === 2)?.region ?? locales[0]?.maximize().region;
}

/** Ignores an invalid tag: Linux browsers without a configured language report "C" or "en-US@posix". */
function localeOf(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
