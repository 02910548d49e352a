// Another version of the SDK, a missing method, fields with other names, a network failure.
import { expect, test, vi } from 'vitest';
import { amplifyAdapter, amplifyLoginResult } from '../../../src/adapters/amplify.js';
import { isMfaError } from '../../../src/core/contract/error.js';
import { totpCode } from '../../adapters/totpCode.js';
import { type Browser, withApp } from './browser.js';
import { type Amplify, startAmplify } from './startAmplify.js';

type Account = Awaited<ReturnType<typeof withApp>>;
type Call = (adapter: Browser['adapter']) => Promise<unknown> | undefined;

const challenged = async ({ adapter, sdk, credentials }: Account): Promise<string> => {
  await sdk.signOut();
  return (await adapter.login(credentials)).challengeId ?? '';
};
/** Every method, at a moment when it would succeed. */
const CALLS: Record<string, (amplify: Amplify, account: Account) => Promise<Call>> = {
  login: async (_, { sdk, credentials }) => {
    await sdk.signOut();
    return (adapter) => adapter.login(credentials);
  },
  sendChallenge: async (_, account) => {
    account.user.enabled = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'];
    account.user.attributes.phone_number = '+12025550142';
    const challengeId = await challenged(account);
    return (adapter) => adapter.sendChallenge({ challengeId, factorId: 'SMS', method: 'sms' });
  },
  verifyChallenge: async (_, account) => {
    const challengeId = await challenged(account);
    return (adapter) => adapter.verifyChallenge({ challengeId, code: totpCode(account.secret) });
  },
  enrollTOTP: async () => (adapter) => adapter.enrollTOTP(),
  verifyTOTP: async (_, { adapter }) => {
    const { id, secret = '' } = await adapter.enrollTOTP();
    return (later) => later.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  },
  'verifyTOTP at a sign-in': async ({ server }, account) => {
    Object.assign(server.settings, { mfa: 'ON', methods: ['SOFTWARE_TOKEN_MFA'] });
    account.user.enabled = [];
    const { id, secret = '' } = await account.adapter.enrollTOTP({ challengeId: await challenged(account) });
    return (adapter) => adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  },
  enrollSMS: async () => (adapter) => adapter.enrollSMS?.({ phoneNumber: '+12025550142' }),
  verifySMS: async ({ lastCode }, { adapter }) => {
    const { id } = (await adapter.enrollSMS?.({ phoneNumber: '+12025550142' })) ?? { id: '' };
    return (later) => later.verifySMS?.({ enrollmentId: id, code: lastCode() });
  },
  getStatus: async () => (adapter) => adapter.getStatus(),
  setDefaultFactor: async () => (adapter) => adapter.setDefaultFactor({ factorId: 'TOTP' }),
  removeFactor: async () => (adapter) => adapter.removeFactor({ factorId: 'TOTP', method: 'totp' }),
  disable: async () => (adapter) => adapter.disable(),
};

const BREAKS: [what: string, network: typeof fetch][] = [
  ['the network fails', () => Promise.reject(new TypeError('fetch failed'))],
  ['a proxy responds with a page', async () => new Response('<html>', { status: 200 })],
  ['the response is empty', async () => Response.json({})],
  ['the response is null', async () => Response.json(null)],
  ['the response is from another API', async () => Response.json({ ok: true, result: { id: 7 } })],
  ['the fields have other names', renamed],
  ['the error has another form', async () => Response.json({ fault: 'no' }, { status: 418 })],
];

async function renamed(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const response = await real(input, init);
  const names =
    /"(ChallengeName|AuthenticationResult|SecretCode|Status|UserMFASettingList|UserAttributes|CodeDeliveryDetailsList|Session)":/g;
  const text = (await response.text()).replace(names, '"$1Of2030":');
  return new Response(text, { status: response.status, headers: response.headers });
}
const real = globalThis.fetch;

test.each(Object.keys(CALLS).flatMap((name) => BREAKS.map(([what, network]) => [name, what, network] as const)))(
  '%s rejects with a code if %s',
  async (name, _, network) => {
    const amplify = await startAmplify();
    const account = await withApp(amplify);
    const call = await CALLS[name]?.(amplify, account);
    amplify.setNetwork(network);
    const later = globalThis.setTimeout;
    // The SDK retries after a while, which isn't tested here.
    const soon = (run: () => void, ms: number, ...args: []) => later(run, args.length > 0 ? ms : 0, ...args);
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(soon as never);
    const outcome = await call?.(account.adapter)?.then(
      (answer) => ({ answer }),
      (error: unknown) => error,
    );
    expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
  },
);

test.each([
  ['signIn', 'login'],
  ['confirmSignIn', 'verifyChallenge'],
  ['confirmSignIn', 'sendChallenge'],
  ['setUpTOTP', 'enrollTOTP'],
  ['verifyTOTPSetup', 'verifyTOTP'],
  ['updateMFAPreference', 'verifyTOTP'],
  ['updateMFAPreference', 'removeFactor'],
  ['fetchMFAPreference', 'getStatus'],
  ['fetchUserAttributes', 'getStatus'],
  ['updateUserAttributes', 'enrollSMS'],
  ['confirmUserAttribute', 'verifySMS'],
])('without %s in the SDK, %s rejects with a code', async (missing, name) => {
  const amplify = await startAmplify();
  const account = await withApp(amplify);
  // Like a module of another version: the same object, so that its open sign-in continues.
  const sdk = { ...account.sdk };
  const adapter = amplifyAdapter(sdk, { authFlowType: 'USER_PASSWORD_AUTH', methods: ['totp', 'sms'] });
  await account.sdk.signOut();
  const { challengeId } = await adapter.login(account.credentials);
  const code = totpCode(account.secret);
  await adapter.verifyChallenge({ challengeId: challengeId ?? '', code });
  amplify.advance(60);
  const call = await CALLS[name]?.(amplify, { ...account, sdk, adapter });
  Object.assign(sdk, { [missing]: undefined });
  const outcome = await call?.(adapter)?.then(
    (answer) => ({ answer }),
    (error: unknown) => error,
  );
  expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
});

const ANSWERS = [
  undefined,
  null,
  'text',
  7,
  [],
  {},
  { isSignedIn: true },
  { nextStep: { signInStep: 'DONE' } },
  { isSignedIn: false, nextStep: { signInStep: 'DONE' } },
  { isSignedIn: true, nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' } },
  { isSignedIn: false, nextStep: { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION' } },
  { isSignedIn: false, nextStep: { signInStep: 7 } },
];
test.each(ANSWERS)('a method that returns %j signs nobody in', async (answer) => {
  const call = async () => answer as never;
  const sdk = new Proxy({}, { get: () => call });
  const adapter = amplifyAdapter(sdk as never, { methods: ['totp', 'sms'] });
  const made = [
    adapter.login({ email: 'a', password: 'b' }),
    adapter.enrollTOTP(),
    adapter.getStatus(),
    adapter.enrollSMS?.({ phoneNumber: '+12025550142' }),
    amplifyLoginResult(sdk as never, answer as never),
  ];
  for (const one of made) await expect(one).rejects.toMatchObject({ code: 'SERVER' });
});

test('an unknown step signs nobody in', async () => {
  const answer = { isSignedIn: false, nextStep: { signInStep: 'CONFIRM_SIGN_IN_OF_2030' } };
  await expect(amplifyLoginResult({} as never, answer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
