const DAY = 86_400;

/**
 * Seconds to wait by a `Retry-After` header (RFC 9110 §10.2.3), within 0..86400. A date is compared with the `Date`
 * header of the same answer, not with the device's clock, which may be wrong.
 *
 * Undefined where nothing can be read: neither seconds nor an HTTP-date, a date without `Date`, or null because the
 * server does not list the headers in `Access-Control-Expose-Headers`.
 */
export function parseRetryAfter(retryAfter: string | null | undefined, date?: string | null): number | undefined {
  const value = retryAfter?.trim() ?? '';
  // Whole seconds by the standard; fractions are seen in the wild.
  const seconds = /^\d+(\.\d+)?$/.test(value) ? +value : (httpDate(value) - httpDate(date?.trim() ?? '')) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), DAY);
}

/**
 * The three forms of RFC 9110 §5.6.7 as epoch ms, else NaN. `Date.parse` alone would take `-5` for a date and an
 * asctime for local time. A two-digit year is of this century: such a header is about now.
 */
function httpDate(value: string): number {
  const [, day, month, year, time] = /^\w+, (\d\d)[ -](\w{3})[ -](\d\d|\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(value) ?? [];
  if (year) return Date.parse(`${day} ${month} ${year.padStart(4, '20')} ${time} GMT`);
  const asctime = /^\w{3} (\w{3} [ \d]\d) (\d\d:\d\d:\d\d) (\d{4})$/.exec(value);
  return asctime ? Date.parse(`${asctime[1]} ${asctime[3]} ${asctime[2]} GMT`) : Number.NaN;
}
