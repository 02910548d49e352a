/** For what the demo app says itself, whatever the language of the drop-ins is. */
export const inEnglish = { lang: 'en', dir: 'ltr' } as const;
