/**
 * A URL from the adapter or a prop that may be the target of a link: `https:`, `mailto:`, `tel:`, `sms:`, `http:` on
 * this machine, and paths of this site. Anything else is undefined and should be shown as text: React 18 lets
 * `javascript:` through, and no version stops `data:` (OWASP ASVS 1.2.2).
 *
 * Backslashes and control characters are refused because browsers read or drop them: `/\evil.example`, `java\nscript:`.
 */
export function safeHref(url: unknown): string | undefined {
  const href = typeof url === 'string' ? url.trim() : '';
  return !/[\p{Cc}\\]/u.test(href) && ALLOWED.test(href) ? href : undefined;
}

const ALLOWED =
  /^(https:\/\/[^/]|(mailto|tel|sms):.|http:\/\/(localhost|127\.0\.0\.1|\[::1])(:\d+)?([/?#]|$)|(?!\/\/)([^:/?#]+$|[^:/?#]*[/?#]))/i;
