import { initializeApp } from '@firebase/app';
import * as sdk from '@firebase/auth';
import { onTestFinished, vi } from 'vitest';
import { type FirebaseAdapter, type FirebaseOptions, firebaseAdapter } from '../../../src/adapters/firebase.js';
import { totpCode } from '../../adapters/totpCode.js';
import { startIdentityToolkit } from './identityToolkit.js';

export const password = 'correct horse battery';
export { sdk };

/** Replaces a RecaptchaVerifier, because there is no page to draw one on. */
export const verifier = () => ({ type: 'recaptcha', verify: async () => 'token', _reset: () => {} });

let apps = 0;
/** The browser build of the SDK, as an app uses it, with a session in memory, for any server with that API. */
export function openAuth(url: string): sdk.Auth {
  const app = initializeApp({ apiKey: 'fake', projectId: 'demo-x' }, `app${++apps}`);
  const auth = sdk.initializeAuth(app, { persistence: sdk.inMemoryPersistence });
  sdk.connectAuthEmulator(auth, url, { disableWarnings: true });
  return auth;
}

/** The real SDK with the stand-in. Both use the `Date` of this process, which stands still until it is moved. */
export async function startFirebase(options: FirebaseOptions = {}) {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'log').mockImplementation(() => {}); // the SDK logs that it finds no reCAPTCHA Enterprise
  const server = await startIdentityToolkit();
  const realFetch = globalThis.fetch;
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    globalThis.fetch = realFetch;
    server.stop();
  });
  const open = (more: FirebaseOptions = {}) => {
    const auth = openAuth(server.url);
    return { auth, adapter: firebaseAdapter(auth, sdk, { verifier, ...options, ...more }) };
  };
  let users = 0;
  return {
    server,
    open,
    /** Between the SDK and the server: what a test changes in a request or a response. */
    setNetwork: (network: typeof fetch = realFetch): void => {
      globalThis.fetch = network;
    },
    realFetch,
    addUser: (change: { emailVerified?: boolean; disabled?: boolean } = {}) => {
      const credentials = { email: `anna${++users}@example.com`, password };
      Object.assign(server.addAccount(credentials.email, password), change);
      return credentials;
    },
    advance: (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000),
    lastCode: () => server.outbox.at(-1)?.code ?? '',
  };
}

export type Firebase = Awaited<ReturnType<typeof startFirebase>>;

/** A user with an app, in a browser that is signed in. */
export async function withApp(firebase: Firebase, options: FirebaseOptions = {}) {
  const credentials = firebase.addUser();
  const browser = firebase.open(options);
  await browser.adapter.login(credentials);
  const { id, secret = '' } = await browser.adapter.enrollTOTP({}, {});
  await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  const { factors: [app] = [] } = await browser.adapter.getStatus();
  return { ...browser, credentials, secret, app: app?.id ?? '' };
}

/** Adds a number for text messages. */
export async function addPhone({ lastCode }: Firebase, adapter: FirebaseAdapter, phoneNumber = '+12025550142') {
  const { id } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  await adapter.verifySMS?.({ enrollmentId: id, code: lastCode() });
  const { factors = [] } = await adapter.getStatus();
  return factors.find(({ destination }) => destination?.endsWith(phoneNumber.slice(-4)))?.id ?? '';
}
