// A change of factors needs aal2, and removing the session's own factor loses it.
import { expect, test } from 'vitest';
import { totpCode } from '../../adapters/totpCode.js';
import { addPhone, type Supabase, startSupabase, withApp } from './startSupabase.js';

const REAUTH = { code: 'REAUTH_REQUIRED', reauth: 'code' };

async function stepUp(browser: Awaited<ReturnType<typeof withApp>>) {
  const { challengeId = '' } = (await browser.adapter.startStepUp()) ?? {};
  await browser.adapter.verifyChallenge({ challengeId, factorId: browser.app, code: totpCode(browser.secret) });
}

test('a second factor can be added only at aal2, and so after a step-up', async () => {
  const supabase = await startSupabase();
  const first = await withApp(supabase);
  const browser = { ...first, ...supabase.open() };
  await browser.adapter.login(browser.credentials); // and continues without the code
  await expect(browser.adapter.enrollTOTP()).rejects.toMatchObject(REAUTH);
  await stepUp(browser);
  expect(await browser.adapter.enrollTOTP()).toHaveProperty('secret');
});

test('the factor that a session was proved with can be removed, and the next removal needs a code', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const phone = await addPhone(supabase, browser);
  await browser.adapter.removeFactor({ factorId: phone, method: 'sms' });
  const next = browser.adapter.removeFactor({ factorId: browser.app, method: 'totp' });
  await expect(next).rejects.toMatchObject(REAUTH);
  await stepUp(browser);
  await browser.adapter.removeFactor({ factorId: browser.app, method: 'totp' });
  expect(await browser.adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });
});

test('a token may still say aal2 when the session has lost it, and the code is required anyway', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const phone = await addPhone(supabase, browser);
  await browser.adapter.removeFactor({ factorId: phone, method: 'sms' });
  const { data } = await browser.client.auth.mfa.getAuthenticatorAssuranceLevel();
  expect(data?.currentLevel).toBe('aal2'); // from the code of the app, minutes ago
  await expect(browser.adapter.enrollTOTP()).rejects.toMatchObject(REAUTH);
  await stepUp(browser);
  expect(await browser.adapter.enrollTOTP()).toHaveProperty('secret');
  expect(await browser.adapter.startStepUp()).toBeNull();
});

test("removing something that is already gone isn't an error", async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  for (const factorId of [browser.app, browser.app, 'never']) {
    await browser.adapter.removeFactor({ factorId, method: 'totp' });
  }
});

test('a removal is final, whether the token can be refreshed after it or not', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  supabase.setNetwork((input, init) =>
    String(input).includes('refresh_token') ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init),
  );
  await browser.adapter.removeFactor({ factorId: browser.app, method: 'totp' });
  supabase.setNetwork();
  expect(await browser.adapter.getStatus()).toMatchObject({ enrolled: false });
});

const disabled = async (browser: Awaited<ReturnType<typeof withApp>>) =>
  expect(await browser.adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });

test('turning off removes all factors, the one of the session last', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  await addPhone(supabase, browser);
  await browser.adapter.disable();
  await disabled(browser);
});

test('with several factors of one type, it may stop halfway, and continues after a step-up', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const phones: string[] = [];
  for (const number of ['+12025550143', '+12025550144']) phones.push(await addPhone(supabase, browser, number));
  await proveBy(supabase, browser, phones[0] ?? '');
  await expect(browser.adapter.disable()).rejects.toMatchObject(REAUTH);
  await proveBy(supabase, browser, phones[1] ?? '');
  await browser.adapter.disable();
  await disabled(browser);
});

/** The session is proved with that phone last. */
async function proveBy(supabase: Supabase, { adapter }: Awaited<ReturnType<typeof withApp>>, factorId: string) {
  supabase.advance(301);
  const { challengeId = '' } = (await adapter.startStepUp()) ?? {};
  await adapter.sendChallenge({ challengeId, factorId, method: 'sms' });
  await adapter.verifyChallenge({ challengeId, factorId, code: supabase.lastCode() });
}

test('a banned account is LOCKED', async () => {
  const supabase = await startSupabase();
  const { email, password } = supabase.addUser();
  const user = supabase.gotrue.addUser('banned@example.com', password);
  user.banned = true;
  expect(email).not.toBe(user.email);
  const login = supabase.open().adapter.login({ email: user.email, password });
  await expect(login).rejects.toMatchObject({ code: 'LOCKED' });
});

test('the limit is fifteen checks a minute, and the error has the wait', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const { adapter } = supabase.open();
  const { challengeId } = await adapter.login(browser.credentials);
  const answer = { challengeId: challengeId ?? '', code: '000000' };
  const codes: string[] = [];
  for (let count = 0; count < 40; count++) {
    await adapter.verifyChallenge(answer).catch((error) => codes.push(`${error.code} ${error.retryAfter ?? ''}`));
  }
  expect(codes.at(-1)).toBe('RATE_LIMITED 60');
});
