import type * as Sdk from '@aws-amplify/auth';
import { onTestFinished, vi } from 'vitest';
import { startCognitoIdp } from './cognitoIdp.js';
import type { User } from './cognitoRecords.js';

export type { Sdk };
export const password = 'Correct-horse-1';

/**
 * A browser of its own: the SDK keeps tokens and the open sign-in in its modules, so it is loaded anew. `aws-amplify`
 * re-exports these two packages and wires them as `configure` here does; its five other ones stay out.
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

/** The real SDK on the stand-in. Both live by the `Date` of this process, which stands until it is moved. */
export async function startAmplify() {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {}); // the SDK says there that the endpoint is no real one
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
    /** In between the SDK and the server: what a test does to a request or an answer. */
    setNetwork: (network: typeof fetch = realFetch): void => {
      globalThis.fetch = network;
    },
    /** Somebody with an address; `change` is what the pool knows of them, e.g. `{ enabled: ['SMS_MFA'] }`. */
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
