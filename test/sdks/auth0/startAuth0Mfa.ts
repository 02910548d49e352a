import { Auth0Client } from '@auth0/auth0-spa-js';
import { onTestFinished, vi } from 'vitest';
import { auth0Adapter, auth0LoginResult } from '../../../src/adapters/auth0.js';
import type { MfaAdapter } from '../../../src/core/contract/adapter.js';
import { totpCode } from '../../adapters/totpCode.js';
import { auth0Mfa } from './auth0Mfa.js';

/** The real client with the stand-in. The password isn't part of the adapter; it is entered here as on Auth0's page. */
export const startAuth0Mfa = (method: 'totp' | 'sms') => async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const server = auth0Mfa();
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const isJson = request.headers.get('content-type')?.includes('json');
    const body = isJson ? JSON.parse(text || '{}') : Object.fromEntries(new URLSearchParams(text));
    const bearer = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
    return server.answer(new URL(request.url).pathname, body, bearer);
  };
  onTestFinished(() => {
    globalThis.fetch = realFetch;
    vi.useRealTimers();
  });
  let users = 0;
  return {
    method,
    open: () => {
      const client = new Auth0Client({ domain: 'tenant.example', clientId: 'client', useRefreshTokens: true });
      const login = async ({ email, password }: { email: string; password: string }) => {
        const grant = { grant_type: 'password', username: email, password };
        const request = {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(grant),
        };
        const refused = await (await fetch('https://tenant.example/oauth/token', request)).json();
        const { mfa_token: token, mfa_requirements: requirements } = refused;
        if (!token) throw { code: 'INVALID_CREDENTIALS' };
        client.mfa.setMFAAuthDetails(token, 'openid', 'api', requirements); // as it does when its own request is refused
        return auth0LoginResult(client, refused);
      };
      const { enrollSMS, verifySMS, enrollEmail: _, verifyEmail: __, ...adapter } = auth0Adapter(client);
      const messages = method === 'sms' && { enrollSMS, verifySMS }; // the tenant allows one or the other
      return { ...adapter, ...messages, login } as MfaAdapter;
    },
    addUser: () => {
      const credentials = { email: `anna${++users}@example.com`, password: 'correct horse battery' };
      server.addUser(credentials.email, credentials.password);
      return credentials;
    },
    codeFor: totpCode,
    lastCode: () => server.outbox.at(-1) ?? '',
    advance: (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000),
  };
};
