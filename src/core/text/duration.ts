const DAY = 86_400;

/**
 * Writes seconds in words ("14 minutes 20 seconds"), in the language of `locale` (a BCP 47 tag). It uses minutes from
 * 60 seconds on, hours from 60 minutes on, and at most two units.
 */
export function formatDuration(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole >= 2 * DAY) return format(Math.round(whole / DAY), 'day', locale);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const parts = [unit(hours, 'hour', locale), unit(minutes, 'minute', locale), unit(whole % 60, 'second', locale)];
  const shown = (hours ? parts.slice(0, 2) : parts).filter((part) => part !== undefined);
  return shown.length ? shown.join(' ') : format(0, 'second', locale);
}

const unit = (value: number, name: string, locale: string): string | undefined =>
  value ? format(value, name, locale) : undefined;

const format = (value: number, name: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
