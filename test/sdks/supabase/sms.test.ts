// A challenge sends the code, which can be checked only with the id of that challenge.
import { expect, test } from 'vitest';
import { addPhone, startSupabase, withApp } from './startSupabase.js';

/** A user who has entered the password, with an app and a phone. */
async function withPhone() {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  const factorId = await addPhone(supabase, browser);
  supabase.advance(61);
  const { adapter } = supabase.open();
  const { challengeId } = await adapter.login(browser.credentials);
  return { supabase, adapter, p: { challengeId: challengeId ?? '', factorId, method: 'sms' as const } };
}

test('the number is shown, and the app comes first', async () => {
  const supabase = await startSupabase();
  const browser = await withApp(supabase);
  await addPhone(supabase, browser);
  const { factors } = await supabase.open().adapter.login(browser.credentials);
  expect(factors).toMatchObject([{ method: 'totp' }, { method: 'sms', destination: '+12025550142' }]);
});

test('no code is sent before it is requested, and none can be checked', async () => {
  const { supabase, adapter, p } = await withPhone();
  const early = adapter.verifyChallenge({ ...p, code: supabase.lastCode() });
  await expect(early).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
});

test('the newest code is accepted, and the previous one no longer', async () => {
  const { supabase, adapter, p } = await withPhone();
  expect(await adapter.sendChallenge(p)).toEqual({ sentTo: p.factorId, resendIn: 60 });
  const old = supabase.lastCode();
  supabase.advance(61);
  await adapter.sendChallenge(p);
  await expect(adapter.verifyChallenge({ ...p, code: old })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await adapter.verifyChallenge({ ...p, code: supabase.lastCode() })).toEqual({ verified: true });
});

test('the second send in a minute must wait, and the first code stays valid', async () => {
  const { supabase, adapter, p } = await withPhone();
  await adapter.sendChallenge(p);
  supabase.advance(20.5);
  await expect(adapter.sendChallenge(p)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 40 });
  expect(await adapter.verifyChallenge({ ...p, code: supabase.lastCode() })).toEqual({ verified: true });
});

test('a code expires after five minutes, but the sign-in stays open', async () => {
  const { supabase, adapter, p } = await withPhone();
  await adapter.sendChallenge(p);
  supabase.advance(301);
  const late = adapter.verifyChallenge({ ...p, code: supabase.lastCode() });
  await expect(late).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  await adapter.sendChallenge(p);
  expect(await adapter.verifyChallenge({ ...p, code: supabase.lastCode() })).toEqual({ verified: true });
});

test('a phone that changes its network needs a new code', async () => {
  const { supabase, adapter, p } = await withPhone();
  await adapter.sendChallenge(p);
  supabase.gotrue.settings.addressChanges = true;
  const moved = adapter.verifyChallenge({ ...p, code: supabase.lastCode() });
  await expect(moved).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
});

test('with Twilio Verify, a wrong code looks like an expired one', async () => {
  const { supabase, adapter, p } = await withPhone();
  supabase.gotrue.settings.twilioVerify = true;
  await adapter.sendChallenge(p);
  await expect(adapter.verifyChallenge({ ...p, code: 'xxxxxx' })).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
});

test("a message that couldn't be sent is DELIVERY_FAILED", async () => {
  const { supabase, adapter, p } = await withPhone();
  supabase.gotrue.settings.smsFails = true;
  await expect(adapter.sendChallenge(p)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
});

test("nothing is sent to a factor that the challenge doesn't list, or after it has expired", async () => {
  const { supabase, adapter, p } = await withPhone();
  const sent = supabase.gotrue.outbox.length;
  await expect(adapter.sendChallenge({ ...p, factorId: 'x' })).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  await expect(adapter.sendChallenge({ ...p, challengeId: 'x' })).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  const foreign = adapter.verifyChallenge({ ...p, factorId: 'x', code: '123456' });
  await expect(foreign).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  expect(supabase.gotrue.outbox).toHaveLength(sent);
});
