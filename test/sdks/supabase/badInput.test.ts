// Another version of the SDK, a missing method, fields with other names, a network failure.
import { expect, test } from 'vitest';
import { supabaseAdapter } from '../../../src/adapters/supabase.js';
import { isMfaError } from '../../../src/core/contract/error.js';
import { totpCode } from '../../adapters/totpCode.js';
import { addPhone, type Supabase, startSupabase, withApp } from './startSupabase.js';

type Browser = ReturnType<Supabase['open']> & { credentials: { email: string; password: string }; secret: string };
type Call = (browser: Browser) => Promise<unknown> | undefined;

/** Every method, at a moment when it would succeed. */
const CALLS: Record<string, (supabase: Supabase, browser: Browser) => Promise<Call>> = {
  login:
    async () =>
    ({ adapter, credentials }) =>
      adapter.login(credentials),
  getPendingLogin: async (_, { client, credentials }) => {
    await client.auth.signInWithPassword(credentials);
    return ({ adapter }) => adapter.getPendingLogin();
  },
  startStepUp: async ({ advance }) => {
    advance(301);
    return ({ adapter }) => adapter.startStepUp();
  },
  sendChallenge: async (supabase, browser) => {
    const factorId = await addPhone(supabase, browser);
    supabase.advance(61);
    const { challengeId } = await browser.adapter.login(browser.credentials);
    return ({ adapter }) => adapter.sendChallenge({ challengeId: challengeId ?? '', factorId, method: 'sms' });
  },
  verifyChallenge: async (_, { adapter, credentials, secret }) => {
    const { challengeId } = await adapter.login(credentials);
    return (browser) => browser.adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(secret) });
  },
  enrollTOTP:
    async () =>
    ({ adapter }) =>
      adapter.enrollTOTP(),
  verifyTOTP: async (_, { adapter }) => {
    const { id, secret = '' } = await adapter.enrollTOTP();
    return (browser) => browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  },
  enrollSMS:
    async () =>
    ({ adapter }) =>
      adapter.enrollSMS?.({ phoneNumber: '+12025550142' }),
  verifySMS: async ({ lastCode }, { adapter }) => {
    const { id } = (await adapter.enrollSMS?.({ phoneNumber: '+12025550142' })) ?? { id: '' };
    return (browser) => browser.adapter.verifySMS?.({ enrollmentId: id, code: lastCode() });
  },
  getStatus:
    async () =>
    ({ adapter }) =>
      adapter.getStatus(),
  removeFactor: async (_, { adapter }) => {
    const { factors: [{ id = '' } = {}] = [] } = await adapter.getStatus();
    return (browser) => browser.adapter.removeFactor({ factorId: id, method: 'totp' });
  },
  disable:
    async () =>
    ({ adapter }) =>
      adapter.disable(),
};

const BREAKS: [what: string, network: typeof fetch][] = [
  ['the network fails', () => Promise.reject(new TypeError('fetch failed'))],
  ['a proxy responds with a page', async () => new Response('<html>', { status: 200 })],
  ['the response is empty', async () => Response.json({})],
  ['the response is a list', async () => Response.json([])],
  ['the response is null', async () => Response.json(null)],
  ['the response is from another API', async () => Response.json({ ok: true, result: { id: 7 } })],
  ['the fields have other names', renamed],
  ['the server fails', async () => Response.json({ message: 'x' }, { status: 500 })],
  ['the error has another form', async () => Response.json({ fault: 'no' }, { status: 418 })],
];

async function renamed(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(input, init);
  const text = (await response.text()).replace(/"(id|access_token|factor_type|totp|session)":/g, '"$1Of2030":');
  return new Response(text, { status: response.status, headers: response.headers });
}

test.each(Object.keys(CALLS).flatMap((name) => BREAKS.map(([what, network]) => [name, what, network] as const)))(
  '%s rejects with a code if %s',
  async (name, _, network) => {
    const supabase = await startSupabase();
    const browser = await withApp(supabase);
    const call = await CALLS[name]?.(supabase, browser);
    supabase.setNetwork(network);
    const outcome = await call?.(browser)?.then(
      (answer) => ({ answer }),
      (error: unknown) => error,
    );
    expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
  },
);

const OUTER = ['mfa', 'getUser', 'signInWithPassword'] as const;
const INNER = [
  'mfa.enroll',
  'mfa.challenge',
  'mfa.verify',
  'mfa.unenroll',
  'mfa.getAuthenticatorAssuranceLevel',
] as const;

test.each([...OUTER, ...INNER])('an SDK without %s rejects with a code, and signs nobody in', async (missing) => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const { auth } = browser.client;
  const [outer = '', inner] = missing.split('.');
  const mfa = new Proxy(auth.mfa, { get: (target, key) => (key === inner ? undefined : Reflect.get(target, key)) });
  const old = new Proxy(auth, {
    get: (target, key) => {
      if (key === outer) return inner ? mfa : undefined;
      const member: unknown = Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const adapter = supabaseAdapter(old, { methods: ['totp', 'sms'] });
  const outcomes: unknown[] = [];
  for (const prepare of Object.values(CALLS)) {
    const call = await prepare(supabase, await withApp(supabase));
    await call({ ...browser, adapter })?.catch((error: unknown) => outcomes.push(error));
  }
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.filter((error) => !isMfaError(error))).toEqual([]);
});

test.each([undefined, null, 'text', 7, [], { data: null }, { data: {}, error: null }])(
  'a method that returns %j signs nobody in',
  async (answer) => {
    const call = async () => answer as never;
    const mfa = { enroll: call, challenge: call, verify: call, unenroll: call };
    const auth = { signInWithPassword: call, signOut: call, refreshSession: call, getUser: call };
    const adapter = supabaseAdapter({ ...auth, mfa: { ...mfa, getAuthenticatorAssuranceLevel: call } });
    for (const made of [adapter.login({ email: 'a', password: 'b' }), adapter.enrollTOTP(), adapter.getStatus()]) {
      await expect(made).rejects.toMatchObject({ code: 'SERVER' });
    }
  },
);
