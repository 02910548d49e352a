const DAY = 86_400;

/**
 * The seconds to wait according to a `Retry-After` header (RFC 9110 §10.2.3), within 0 to 86400. A date is compared
 * with the `Date` header of the same response, not with the device's clock, which may be wrong.
 *
 * Undefined if the header can't be read: it is neither seconds nor an HTTP date, there is no `Date` to compare with, or
 * it is null because the server doesn't list it in `Access-Control-Expose-Headers`.
 */
export function parseRetryAfter(retryAfter: string | null | undefined, date?: string | null): number | undefined {
  const value = retryAfter?.trim() ?? '';
  // The standard allows only whole seconds, but servers send fractions too.
  const seconds = /^\d+(\.\d+)?$/.test(value) ? +value : (httpDate(value) - httpDate(date?.trim() ?? '')) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), DAY);
}

/**
 * The three date formats of RFC 9110 §5.6.7 as epoch ms, otherwise NaN. `Date.parse` alone would accept `-5` as a date
 * and read an asctime as local time. A two-digit year means this century, because such a header is about the present.
 */
function httpDate(value: string): number {
  const [, day, month, year, time] = /^\w+, (\d\d)[ -](\w{3})[ -](\d\d|\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(value) ?? [];
  if (year) return Date.parse(`${day} ${month} ${year.padStart(4, '20')} ${time} GMT`);
  const asctime = /^\w{3} (\w{3} [ \d]\d) (\d\d:\d\d:\d\d) (\d{4})$/.exec(value);
  return asctime ? Date.parse(`${asctime[1]} ${asctime[3]} ${asctime[2]} GMT`) : Number.NaN;
}
