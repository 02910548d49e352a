import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { onTestFinished, vi } from 'vitest';
import { type SupabaseOptions, supabaseAdapter } from '../../../src/adapters/supabase.js';
import { totpCode } from '../../adapters/totpCode.js';
import { startGotrue } from './gotrue.js';

export const password = 'correct horse battery';

/** The real client with the stand-in. Both use the `Date` of this process, which stands still until it is moved. */
export async function startSupabase(options: SupabaseOptions = {}) {
  vi.useFakeTimers({ toFake: ['Date'] });
  const gotrue = await startGotrue();
  onTestFinished(() => {
    vi.useRealTimers();
    gotrue.stop();
  });
  /** Between the client and the server: what a test changes in a request or a response. */
  let network: typeof fetch = fetch;
  let clients = 0;
  const openClient = (): SupabaseClient =>
    createClient(gotrue.url, 'anon', {
      global: {
        fetch: (input, init) => network(input, init),
      },
      realtime: { transport: class {} as never }, // Node 20 has no WebSocket, and none is needed here
      auth: { autoRefreshToken: false, persistSession: false, detectSessionInUrl: false, storageKey: `${++clients}` },
    });
  const open = (more: SupabaseOptions = {}) => {
    const client = openClient();
    return { client, adapter: supabaseAdapter(client.auth, { methods: ['totp', 'sms'], ...options, ...more }) };
  };
  let users = 0;
  return {
    gotrue,
    open,
    setNetwork: (next: typeof fetch = fetch): void => {
      network = next;
    },
    addUser: () => {
      const credentials = { email: `anna${++users}@example.com`, password };
      gotrue.addUser(credentials.email, password);
      return credentials;
    },
    advance: (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000),
    lastCode: () => gotrue.outbox.at(-1)?.code ?? '',
  };
}

export type Supabase = Awaited<ReturnType<typeof startSupabase>>;

/** A user with an app, in a browser that is signed in with its code. */
export async function withApp(supabase: Supabase, options: SupabaseOptions = {}) {
  const credentials = supabase.addUser();
  const browser = supabase.open(options);
  await browser.adapter.login(credentials);
  const { id, secret = '' } = await browser.adapter.enrollTOTP();
  await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  const { factors: [app] = [] } = await browser.adapter.getStatus();
  return { ...browser, credentials, secret, app: app?.id ?? '' };
}

/** Adds a number for text messages. */
export async function addPhone(
  { lastCode }: Supabase,
  { adapter }: ReturnType<Supabase['open']>,
  phoneNumber = '+12025550142',
) {
  const { id } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  await adapter.verifySMS?.({ enrollmentId: id, code: lastCode() });
  const { factors = [] } = await adapter.getStatus();
  return factors.find(({ destination }) => destination === phoneNumber)?.id ?? '';
}
