// @vitest-environment jsdom Another version of the SDK, a missing method, fields with other names, a network failure.
import { expect, test } from 'vitest';
import { type Auth0Adapter, type Auth0Client, auth0Adapter, auth0LoginResult } from '../../../src/adapters/auth0.js';
import { isMfaError } from '../../../src/core/contract/error.js';
import { AUTHENTICATORS, startAuth0, tokens } from './startAuth0.js';

const GOOD = {
  '/mfa/authenticators': AUTHENTICATORS,
  '/mfa/challenge': { challenge_type: 'oob', oob_code: 'oob-1' },
  '/mfa/associate': { authenticator_type: 'oob', oob_code: 'oob-2', secret: 'JBSWY3DP', barcode_uri: 'otpauth://x' },
  '/oauth/token': tokens(),
};
type Auth0 = ReturnType<typeof startAuth0>;
type Call = (adapter: Auth0Adapter) => Promise<unknown>;
const enrolling = { enroll: [{ type: 'otp' }, { type: 'phone' }] };

/** Every method, at a moment when it would succeed. */
const CALLS: Record<string, (auth0: Auth0) => Promise<Call>> = {
  auth0LoginResult: async ({ client, required }) => {
    const error = required();
    return () => auth0LoginResult(client, error);
  },
  sendChallenge: async ({ login }) => {
    const { challengeId } = await login();
    return (adapter) => adapter.sendChallenge({ challengeId: challengeId ?? '', factorId: 'sms|dev_3', method: 'sms' });
  },
  verifyChallenge: async ({ login }) => {
    const { challengeId } = await login();
    return (adapter) => adapter.verifyChallenge({ challengeId: challengeId ?? '', code: '123456' });
  },
  verifyBackupCode: async ({ login }) => {
    const { challengeId } = await login();
    return (adapter) => adapter.verifyBackupCode({ challengeId: challengeId ?? '', code: 'x' });
  },
  enrollTOTP: async ({ login }) => {
    const { challengeId } = await login(enrolling);
    return (adapter) => adapter.enrollTOTP({ challengeId: challengeId ?? '' });
  },
  enrollSMS: async ({ login }) => {
    const { challengeId } = await login(enrolling);
    return (adapter) => adapter.enrollSMS({ challengeId: challengeId ?? '', phoneNumber: '+12025550142' });
  },
  verifySMS: async ({ login, adapter }) => {
    const { challengeId } = await login(enrolling);
    const { id } = await adapter.enrollSMS({ challengeId: challengeId ?? '', phoneNumber: '+12025550142' });
    return (later) => later.verifySMS({ enrollmentId: id, code: '123456' });
  },
};
const BREAKS: [what: string, answer: () => Response][] = [
  ['a proxy responds with a page', () => new Response('<html>', { status: 200 })],
  ['the response is empty', () => Response.json({})],
  ['the response is null', () => Response.json(null)],
  ['the response is from another API', () => Response.json({ ok: true, result: { id: 7 } })],
  ['the entries have other names', () => Response.json([{ device: 'x', kind: 'otp' }])],
  ['the server fails', () => Response.json({ message: 'x' }, { status: 500 })],
  ['the error has another form', () => Response.json({ fault: 'no' }, { status: 418 })],
  [
    'the network fails',
    () => {
      throw new TypeError('fetch failed');
    },
  ],
];
const NAMES = Object.keys(CALLS);

test.each(NAMES.flatMap((name) => BREAKS.map(([what, answer]) => [name, what, answer] as const)))(
  '%s rejects with a code if %s',
  async (name, _, answer) => {
    const auth0 = startAuth0({ ...GOOD });
    const call = await CALLS[name]?.(auth0);
    for (const path of Object.keys(GOOD)) auth0.answers[path] = answer;
    const outcome = await call?.(auth0.adapter).then(
      (value) => ({ value }),
      (error: unknown) => error,
    );
    expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
  },
);

test.each([
  ['getAuthenticators', 'auth0LoginResult'],
  ['challenge', 'sendChallenge'],
  ['verify', 'verifyChallenge'],
  ['verify', 'verifySMS'],
  ['enroll', 'enrollTOTP'],
])('without mfa.%s in the SDK, %s rejects with a code', async (missing, name) => {
  const auth0 = startAuth0({ ...GOOD });
  const call = await CALLS[name]?.(auth0);
  Object.assign(auth0.client.mfa, { [missing]: undefined });
  const outcome = await call?.(auth0.adapter).catch((error: unknown) => error);
  expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
});

test('an SDK from before mfa rejects with a code', async () => {
  const old = { getTokenSilently: () => Promise.reject({ error: 'mfa_required', mfa_token: 'x' }) };
  const pending = auth0Adapter(old as unknown as Auth0Client).getPendingLogin();
  await expect(pending).rejects.toMatchObject({ name: 'MfaError' });
});

test.each([undefined, null, 'text', 7, [], {}, { access_token: 7 }])(
  'a verify that returns %j signs nobody in',
  async (answer) => {
    const { client, login, adapter } = startAuth0({ ...GOOD });
    const { challengeId } = await login();
    client.mfa.verify = async () => answer as never;
    const verify = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: '123456' });
    await expect(verify).rejects.toMatchObject({ code: 'SERVER' });
  },
);

test.each([{}, { mfa_token: 7 }])('an mfa_required without its token (%j) is rejected', async (more) => {
  const { client } = startAuth0();
  const made = auth0LoginResult(client, { error: 'mfa_required', ...more });
  await expect(made).rejects.toMatchObject({ code: 'SERVER' });
});
