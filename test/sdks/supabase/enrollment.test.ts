import { expect, test } from 'vitest';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { addPhone, startSupabase, withApp } from './startSupabase.js';

const phoneNumber = '+12025550142';

async function signedIn() {
  const supabase = await startSupabase();
  const browser = supabase.open({ issuer: 'Harbour' });
  const credentials = supabase.addUser();
  await browser.adapter.login(credentials);
  const { factors } = supabase.gotrue.addUser('nobody@example.com', 'x');
  return { supabase, credentials, factors, ...browser };
}
type SignedIn = Awaited<ReturnType<typeof signedIn>>;
const listed = async ({ client }: Pick<SignedIn, 'client'>) => (await client.auth.mfa.listFactors()).data?.all ?? [];

test('an app is set up with its URI, which names the service', async () => {
  const { adapter, credentials } = await signedIn();
  const { qrCodeUrl = '', secret = '', expiresIn } = await adapter.enrollTOTP();
  expect(qrCodeUrl).toContain('issuer=Harbour');
  expect(decodeURIComponent(qrCodeUrl)).toContain(credentials.email);
  expect(qrCodeUrl).toContain(secret);
  expect(expiresIn).toBe(300);
});

test('a wrong code keeps the setup open, and so does an empty one', async () => {
  const { adapter } = await signedIn();
  const { id: enrollmentId, secret = '' } = await adapter.enrollTOTP();
  for (const code of [wrongTotpCode(secret), '']) {
    await expect(adapter.verifyTOTP({ enrollmentId, code })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  expect(await adapter.verifyTOTP({ enrollmentId, code: totpCode(secret) })).toEqual({ verified: true });
});

test("an abandoned setup doesn't prevent the next one, named or not", async () => {
  const { adapter } = await signedIn();
  await adapter.enrollTOTP();
  await adapter.enrollTOTP();
  await adapter.enrollTOTP({ label: 'Phone' });
  const { id, secret = '' } = await adapter.enrollTOTP({ label: 'Phone' });
  await adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true, factors: [{ method: 'totp', label: 'Phone 2' }] });
});

test("a factor without a name has no label, and its name on the server doesn't contain its number", async () => {
  const browser = await signedIn();
  await addPhone(browser.supabase, browser, phoneNumber);
  const { factors } = await browser.adapter.getStatus();
  expect(factors).toEqual([
    { id: expect.any(String), method: 'sms', destination: phoneNumber, createdAt: expect.any(Number) },
  ]);
  const [{ friendly_name: name } = {}] = await listed(browser);
  expect(name).toMatch(/^mfa-/);
  expect(name).not.toContain('5550142');
});

test('ten abandoned setups make room for the eleventh', async () => {
  const browser = await signedIn();
  for (let count = 0; count < 11; count++) await browser.adapter.enrollTOTP();
  expect(await listed(browser)).toHaveLength(1);
});

test("ten active factors don't: there is no room for another one", async () => {
  const browser = await signedIn();
  for (let count = 0; count < 10; count++) {
    const { id, secret = '' } = await browser.adapter.enrollTOTP();
    await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  }
  await expect(browser.adapter.enrollTOTP()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  expect(await listed(browser)).toHaveLength(10);
});

test('a project that allows one factor has no room for a second', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  supabase.gotrue.settings.maxVerifiedFactors = 1;
  await expect(browser.adapter.enrollTOTP()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  expect(await browser.adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('enrolling a number sends it a code, and again sends another code for the same setup', async () => {
  const browser = await signedIn();
  const { adapter, supabase } = browser;
  const first = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  expect(first).toMatchObject({ destination: phoneNumber, resendIn: 60 });
  const old = supabase.lastCode();
  supabase.advance(61);
  const second = (await adapter.enrollSMS?.({ phoneNumber: '+1 202 555-0142' })) ?? { id: '' };
  expect(await listed(browser)).toHaveLength(1);
  const stale = adapter.verifySMS?.({ enrollmentId: second.id, code: old });
  await expect(stale).rejects.toMatchObject({ code: 'INVALID_CODE' });
  const answer = adapter.verifySMS?.({ enrollmentId: second.id, code: supabase.lastCode() });
  expect(await answer).toEqual({ verified: true });
});

test("a second code that comes too early doesn't invalidate the first one", async () => {
  const { adapter, supabase } = await signedIn();
  const { id: enrollmentId } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  const early = adapter.enrollSMS?.({ phoneNumber });
  await expect(early).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 61 });
  expect(await adapter.verifySMS?.({ enrollmentId, code: supabase.lastCode() })).toEqual({ verified: true });
});

test('a setup that the server dropped starts again for a number, and has expired for an app', async () => {
  const browser = await signedIn();
  const { adapter, supabase, client } = browser;
  const app = await adapter.enrollTOTP();
  await adapter.enrollSMS?.({ phoneNumber });
  for (const { id } of await listed(browser)) await client.auth.mfa.unenroll({ factorId: id });
  const gone = adapter.verifyTOTP({ enrollmentId: app.id, code: totpCode(app.secret ?? '') });
  await expect(gone).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
  const { id: enrollmentId } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
  expect(await adapter.verifySMS?.({ enrollmentId, code: supabase.lastCode() })).toEqual({ verified: true });
});

test("the server drops an app that isn't confirmed for five minutes, when the next one is set up", async () => {
  const { adapter, supabase } = await signedIn();
  const { id: enrollmentId, secret = '' } = await adapter.enrollTOTP();
  supabase.advance(301);
  await adapter.enrollTOTP();
  const late = adapter.verifyTOTP({ enrollmentId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
});

test('an invalid number is INVALID_PHONE_NUMBER, and an active one ALREADY_ENROLLED', async () => {
  const browser = await signedIn();
  const invalid = browser.adapter.enrollSMS?.({ phoneNumber: '+0123' });
  await expect(invalid).rejects.toMatchObject({ code: 'INVALID_PHONE_NUMBER' });
  await addPhone(browser.supabase, browser, phoneNumber);
  const again = browser.adapter.enrollSMS?.({ phoneNumber });
  await expect(again).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
});

test('an unknown enrollment id is ENROLLMENT_EXPIRED', async () => {
  const { adapter } = await signedIn();
  for (const confirm of [adapter.verifyTOTP, adapter.verifySMS]) {
    const answer = confirm?.({ enrollmentId: 'never', code: '123456' });
    await expect(answer).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
  }
});

test('leaving a setup removes its factor from the server', async () => {
  const browser = await signedIn();
  const { id } = await browser.adapter.enrollTOTP();
  await browser.adapter.cancel({ enrollmentId: id, kind: 'enrollment' });
  expect(await listed(browser)).toEqual([]);
  await browser.adapter.cancel({ enrollmentId: id }); // canceling twice, or after the end, isn't an error
});

test("leaving a setup whose right code got no response doesn't remove the active factor", async () => {
  const browser = await signedIn();
  const { adapter, supabase } = browser;
  const { id: enrollmentId, secret = '' } = await adapter.enrollTOTP();
  supabase.setNetwork(async (input, init) => {
    const response = await fetch(input, init);
    if (String(input).endsWith('/verify')) throw new TypeError('fetch failed');
    return response;
  });
  const lost = adapter.verifyTOTP({ enrollmentId, code: totpCode(secret) });
  await expect(lost).rejects.toMatchObject({ code: 'NETWORK' });
  supabase.setNetwork();
  await adapter.cancel({ enrollmentId });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
});

test.each(['totpEnroll', 'phoneEnroll'] as const)('a project with %s off says METHOD_UNAVAILABLE', async (setting) => {
  const { adapter, supabase } = await signedIn();
  supabase.gotrue.settings[setting] = false;
  const call = setting === 'totpEnroll' ? adapter.enrollTOTP() : adapter.enrollSMS?.({ phoneNumber });
  await expect(call).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('without sms in the methods, nobody is offered it', async () => {
  const { adapter } = await withApp(await startSupabase({ methods: ['totp'] }));
  expect(adapter.enrollSMS).toBeUndefined();
  expect(adapter.verifySMS).toBeUndefined();
  expect((await adapter.getStatus()).enrollable).toEqual(['totp']);
});
