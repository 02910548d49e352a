/** A `fetch` with the two things that a browser adds: cookies with their lifetimes, and the Origin. */
export function cookieJar(origin: string) {
  const cookies = new Map<string, { value: string; until: number }>();
  const read = (name: string): string | undefined => {
    const cookie = cookies.get(name);
    return cookie && cookie.until > Date.now() ? cookie.value : undefined;
  };
  const fetchWithCookies: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', jar.origin);
    headers.set(
      'cookie',
      [...cookies.keys()].flatMap((name) => (read(name) === undefined ? [] : `${name}=${read(name)}`)).join('; '),
    );
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const seconds = /max-age=(\d+)/i.exec(line)?.[1];
      cookies.set(name, { value, until: seconds ? Date.now() + Number(seconds) * 1000 : Number.POSITIVE_INFINITY });
    }
    return response;
  };
  const jar = {
    /** The origin of the page. */
    origin,
    fetch: fetchWithCookies,
    session: () => read('better-auth.session_token'),
    challenge: () => read('better-auth.two_factor'),
    trusted: () => read('better-auth.trust_device'),
  };
  return jar;
}
