// Each test is a promise that your server has to keep, because the screens and your users' security rely on it.
import { httpAdapter } from '@protekt/react-mfa/adapters/http';
import { describeAdapter } from '@protekt/react-mfa/testing';
import { TOTP } from 'otpauth';
import { afterAll, afterEach, describe, it, vi } from 'vitest';

Object.assign(process.env, { PORT: '0', SCRYPT_COST: '2' }); // any free port, and fast hashing
const { addUser } = await import('./accounts.mjs');
const { server } = await import('./server.mjs');
afterAll(() => void server.close());
afterEach(() => void vi.useRealTimers());

/** Acts as a separate browser: its `fetch` keeps its own cookies. */
function open() {
  const cookies = new Map();
  return httpAdapter({
    baseUrl: `http://127.0.0.1:${server.address().port}/api/mfa`,
    methods: [
      'login',
      'verifyChallenge',
      'verifyBackupCode',
      'enrollTOTP',
      'verifyTOTP',
      'getStatus',
      'regenerateBackupCodes',
    ],
    fetch: async (url, init) => {
      init.headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
      const response = await fetch(url, init);
      for (const cookie of response.headers.getSetCookie()) cookies.set(...cookie.split(';')[0].split('='));
      return response;
    },
  });
}

let users = 0;
describeAdapter(
  { describe, it },
  {
    name: 'the sign-in of Harbour',
    start: () => {
      vi.useFakeTimers({ toFake: ['Date'] }); // the server and the authenticator apps use it
      return {
        open,
        addUser: async () => {
          const user = { email: `user${++users}@example.com`, password: 'correct horse battery' };
          await addUser(user.email, user.password);
          return user;
        },
        codeFor: (secret) => new TOTP({ secret }).generate(),
        advance: (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
      };
    },
    report: ({ table }) => console.log(table),
  },
);
