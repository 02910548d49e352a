// Another version of the SDK, a missing method, fields with other names, a network failure.
import { expect, test } from 'vitest';
import { type FirebaseSdk, firebaseAdapter } from '../../../src/adapters/firebase.js';
import { isMfaError } from '../../../src/core/contract/error.js';
import { totpCode } from '../../adapters/totpCode.js';
import { addPhone, type Firebase, sdk, startFirebase, verifier, withApp } from './startFirebase.js';

type Browser = Awaited<ReturnType<typeof withApp>>;
type Call = (adapter: Browser['adapter']) => Promise<unknown> | undefined;

/** Every method that makes a request, at a moment when it would succeed. */
const CALLS: Record<string, (firebase: Firebase, browser: Browser) => Promise<Call>> = {
  login:
    async (_, { credentials }) =>
    (adapter) =>
      adapter.login(credentials),
  sendChallenge: async (firebase, { adapter, credentials }) => {
    const factorId = await addPhone(firebase, adapter);
    const { challengeId } = await adapter.login(credentials);
    return (open) => open.sendChallenge?.({ challengeId: challengeId ?? '', factorId, method: 'sms' });
  },
  verifyChallenge: async (_, { adapter, credentials, secret }) => {
    const { challengeId } = await adapter.login(credentials);
    return (open) => open.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  },
  enrollTOTP: async () => (adapter) => adapter.enrollTOTP(),
  verifyTOTP: async (_, { adapter }) => {
    const { id, secret = '' } = await adapter.enrollTOTP();
    return (open) => open.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  },
  enrollSMS: async () => (adapter) => adapter.enrollSMS?.({ phoneNumber: '+12025550142' }),
  verifySMS: async ({ lastCode }, { adapter }) => {
    const { id } = (await adapter.enrollSMS?.({ phoneNumber: '+12025550142' })) ?? { id: '' };
    return (open) => open.verifySMS?.({ enrollmentId: id, code: lastCode() });
  },
  getStatus: async () => (adapter) => adapter.getStatus(),
  removeFactor:
    async (_, { app }) =>
    (adapter) =>
      adapter.removeFactor({ factorId: app, method: 'totp' }),
  disable: async () => (adapter) => adapter.disable(),
};

const BREAKS: [what: string, network: (real: typeof fetch) => typeof fetch][] = [
  ['the network fails', () => () => Promise.reject(new TypeError('fetch failed'))],
  ['a proxy responds with a page', () => async () => new Response('<html>', { status: 200 })],
  ['the response is empty', () => async () => Response.json({})],
  ['the response is a list', () => async () => Response.json([])],
  ['the response is null', () => async () => Response.json(null)],
  ['the response is from another API', () => async () => Response.json({ ok: true, result: { id: 7 } })],
  ['the fields have other names', renamed],
  ['the server fails', () => async () => Response.json({ error: { message: 'x' } }, { status: 500 })],
  ['the error has another form', () => async () => Response.json({ fault: 'no' }, { status: 418 })],
];

function renamed(real: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await real(input, init);
    const names = /"(idToken|localId|users|mfaPendingCredential|sessionInfo|sharedSecretKey|mfaEnrollmentId)":/g;
    const text = (await response.text()).replace(names, '"$1Of2030":');
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

test.each(Object.keys(CALLS).flatMap((name) => BREAKS.map(([what, network]) => [name, what, network] as const)))(
  '%s rejects with a code if %s',
  async (name, _, network) => {
    const firebase = await startFirebase();
    const browser = await withApp(firebase);
    const call = await CALLS[name]?.(firebase, browser);
    firebase.setNetwork(network(firebase.realFetch));
    const outcome = await call?.(browser.adapter)?.then(
      (answer) => ({ answer }),
      (error: unknown) => error,
    );
    expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
  },
);

test.each([
  'signInWithEmailAndPassword',
  'getMultiFactorResolver',
  'multiFactor',
  'PhoneAuthProvider',
  'PhoneMultiFactorGenerator',
  'TotpMultiFactorGenerator',
] as const)('an SDK without %s rejects with a code, and signs nobody in', async (missing) => {
  const firebase = await startFirebase();
  const old = { ...sdk, [missing]: undefined } as unknown as FirebaseSdk;
  const outcomes: unknown[] = [];
  for (const prepare of Object.values(CALLS)) {
    const browser = await withApp(firebase);
    const call = await prepare(firebase, browser);
    const adapter = firebaseAdapter(browser.auth, old, { verifier });
    await call(adapter)?.catch((error: unknown) => outcomes.push(error));
  }
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.filter((error) => !isMfaError(error))).toEqual([]);
});

test.each([undefined, null, 'text', 7, [], {}, { user: null }])(
  'a sign-in that resolves with %j signs nobody in',
  async (answer) => {
    const firebase = await startFirebase();
    const { credentials, secret } = await withApp(firebase);
    const { auth } = firebase.open();
    const getMultiFactorResolver: FirebaseSdk['getMultiFactorResolver'] = (...args) => {
      const { hints, session } = (sdk as unknown as FirebaseSdk).getMultiFactorResolver(...args);
      return { hints, session, resolveSignIn: async () => answer };
    };
    const adapter = firebaseAdapter(auth, { ...(sdk as unknown as FirebaseSdk), getMultiFactorResolver });
    const { challengeId } = await adapter.login(credentials);
    const passed = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
    await expect(passed).rejects.toMatchObject({ code: 'SERVER' });
  },
);
