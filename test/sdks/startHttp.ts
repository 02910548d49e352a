import { onTestFinished, vi } from 'vitest';
import { openBrowser } from './cookies.js';

export const password = 'correct horse battery';

/**
 * A stand-in of an HTTP API, and browsers for it. Both use the `Date` of this process, which stands
 * still until it is moved.
 */
export async function startHttp<
  S extends { url: string; stop: () => void; addUser: (email: string, pw: string) => object },
>(start: () => Promise<S>) {
  vi.useFakeTimers({ toFake: ['Date'] });
  const server = await start();
  onTestFinished(() => {
    vi.useRealTimers();
    server.stop();
  });
  let network: typeof fetch = fetch;
  let users = 0;
  return {
    server,
    browser: () => openBrowser((input, init) => network(input, init)),
    /** Between the browser and the server: what a test changes in a request or a response. */
    setNetwork: (next: typeof fetch = fetch): void => {
      network = next;
    },
    addUser: () => {
      const credentials = { email: `anna${++users}@example.com`, password };
      const user = server.addUser(credentials.email, password);
      return { ...credentials, user: user as ReturnType<S['addUser']> };
    },
    advance: (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000),
  };
}
