import type { IncomingHttpHeaders } from 'node:http';

/** The cookies of a request. */
export const readCookies = ({ cookie = '' }: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    cookie
      .split('; ')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

/** A separate browser: its cookies, and the network that a test inserts. */
export function openBrowser(network: typeof fetch = (input, init) => fetch(input, init)) {
  const jar = new Map<string, string>();
  const browser: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const hasCookies = init?.credentials !== 'omit'; // it neither sends nor keeps any
    if (hasCookies && jar.size > 0)
      headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await network(input, { ...init, headers });
    for (const line of hasCookies ? response.headers.getSetCookie() : []) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return { jar, fetch: browser };
}
