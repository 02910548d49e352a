/** A cookie that the page may read: the token against forged requests, which goes back in a header. */
export function readCookie(name: string): string {
  const cookies = typeof document === 'undefined' ? [] : document.cookie.split('; ');
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
