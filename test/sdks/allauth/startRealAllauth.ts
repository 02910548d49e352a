import { onTestFinished, vi } from 'vitest';
import { allauthAdapter } from '../../../src/adapters/allauth.js';
import { openBrowser } from '../cookies.js';

let offset = 0;
let users = 0;

/** The adapter for the server that `npm run test:allauth` has started. */
export async function startRealAllauth(url: string) {
  const tell = (body: object) => fetch(`${url}/test`, { method: 'POST', body: JSON.stringify(body) });
  const [start, since] = [Date.now(), performance.now()];
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const advance = async (seconds: number): Promise<void> => {
    offset += seconds;
    vi.setSystemTime(start + (performance.now() - since) + offset * 1000);
    await tell({ offset });
  };
  await advance(900); // the limits are per address, and all checks use the same one
  return {
    advance,
    open: () => {
      const { jar, fetch: send } = openBrowser();
      const csrfToken = () => jar.get('csrftoken');
      return { adapter: allauthAdapter({ baseUrl: `${url}/_allauth/browser/v1`, fetch: send, csrfToken }) };
    },
    addUser: async () => {
      const credentials = { email: `anna${++users}@example.com`, password: 'correct horse battery' };
      await tell(credentials);
      return credentials;
    },
  };
}
