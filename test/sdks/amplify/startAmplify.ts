import type * as Sdk from '@aws-amplify/auth';
import { onTestFinished, vi } from 'vitest';
import { startCognitoIdp } from './cognitoIdp.js';
import type { User } from './cognitoRecords.js';

export type { Sdk };
export const password = 'Correct-horse-1';

/**
 * A separate browser: the SDK keeps tokens and the open sign-in in its modules, so it is loaded again. `aws-amplify`
 * re-exports these two packages and connects them as `configure` does here; its other five packages aren't used.
 */
export async function openSdk(Cognito: {
  userPoolId: string;
  userPoolClientId: string;
  userPoolEndpoint: string;
}): Promise<typeof Sdk> {
  vi.resetModules();
  const core = await import('@aws-amplify/core');
  const { setGlobalContext } = await import('@aws-amplify/core/internals/utils');
  const { cognitoCredentialsProvider, cognitoUserPoolsTokenProvider } = await import('@aws-amplify/auth/cognito');
  const memory = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setAuthConfig({ Cognito });
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async (key) => memory.get(key) ?? null,
    setItem: async (key, value) => void memory.set(key, value),
    removeItem: async (key) => void memory.delete(key),
    clear: async () => memory.clear(),
  });
  const providers = { tokenProvider: cognitoUserPoolsTokenProvider, credentialsProvider: cognitoCredentialsProvider };
  setGlobalContext(core.createAmplifyContext({ Auth: { Cognito } }, { Auth: providers }));
  return import('@aws-amplify/auth');
}

/** The real SDK with the stand-in. Both use the `Date` of this process, which stands still until it is moved. */
export async function startAmplify() {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {}); // the SDK warns that the endpoint isn't a real one
  const server = await startCognitoIdp();
  const realFetch = globalThis.fetch;
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    globalThis.fetch = realFetch;
    server.stop();
  });
  let users = 0;
  return {
    server,
    openSdk: () => openSdk({ userPoolId: 'local_1', userPoolClientId: 'client', userPoolEndpoint: server.url }),
    realFetch,
    /** Between the SDK and the server: what a test changes in a request or a response. */
    setNetwork: (network: typeof fetch = realFetch): void => {
      globalThis.fetch = network;
    },
    /** A user with an address. `change` is what the pool knows about them, such as `{ enabled: ['SMS_MFA'] }`. */
    addUser: (change: Partial<User> = {}) => {
      const credentials = { email: `anna${++users}@example.com`, password };
      const user = server.addUser(credentials.email, password);
      Object.assign(user, change, { attributes: { ...user.attributes, ...change.attributes } });
      return { ...credentials, user };
    },
    advance: (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000),
    lastCode: () => server.outbox.at(-1)?.code ?? '',
  };
}

export type Amplify = Awaited<ReturnType<typeof startAmplify>>;
