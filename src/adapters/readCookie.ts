/** The value of a cookie that scripts can read: a CSRF token, which is sent back in a header. */
export function readCookie(name: string): string {
  const cookies = typeof document === 'undefined' ? [] : document.cookie.split('; ');
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
