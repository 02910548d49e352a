// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { auth0Adapter, auth0LoginResult } from '../../../src/adapters/auth0.js';
import { AUTHENTICATORS, mfaToken, refusal, startAuth0, tokens } from './startAuth0.js';

const LIST = { '/mfa/authenticators': AUTHENTICATORS };
const SENT = { '/mfa/challenge': { challenge_type: 'oob', oob_code: 'oob-1', binding_method: 'prompt' } };

test("usable factors are offered; push, voice, inactive factors and the recovery code aren't", async () => {
  const { login, requests } = startAuth0(LIST);
  const { challengeId, ...result } = await login();
  expect(result).toEqual({
    mfaRequired: true,
    user: { mfaEnrolled: true },
    expiresIn: 600,
    factors: [
      { id: 'totp|dev_2', method: 'totp' },
      { id: 'sms|dev_3', method: 'sms', destination: 'XXXXXXXX0142' },
      { id: 'email|dev_4', method: 'email', destination: 'anna@example.com' },
    ],
  });
  expect(challengeId).not.toContain(mfaToken);
  expect(requests[0]?.authorization).toBe(`Bearer ${mfaToken}`);
});

test("a user with only push can't get in another way", async () => {
  const { login } = startAuth0({ '/mfa/authenticators': AUTHENTICATORS.slice(4, 5) });
  await expect(login()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('the code of an app passes, with the token of this sign-in', async () => {
  const { login, adapter, requests } = startAuth0({ ...LIST, '/oauth/token': tokens() });
  const { challengeId = '' } = await login();
  const passed = await adapter.verifyChallenge({
    challengeId: challengeId ?? '',
    factorId: 'totp|dev_2',
    code: '123456',
  });
  expect(passed).toEqual({ verified: true });
  const grant = 'http://auth0.com/oauth/grant-type/mfa-otp';
  expect(requests.at(-1)?.body).toMatchObject({ grant_type: grant, mfa_token: mfaToken, otp: '123456' });
});

test('a message is sent on click, and the newest one counts', async () => {
  let sends = 0;
  const challenge = () => ({ challenge_type: 'oob', oob_code: `oob-${++sends}`, binding_method: 'prompt' });
  const { login, adapter, requests } = startAuth0({ ...LIST, '/mfa/challenge': challenge, '/oauth/token': tokens() });
  const { challengeId = '' } = await login();
  const sms = { challengeId: challengeId ?? '', factorId: 'sms|dev_3' };
  await expect(adapter.verifyChallenge({ ...sms, code: '1' })).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  await adapter.sendChallenge({ ...sms, method: 'sms' });
  expect(await adapter.sendChallenge({ ...sms, method: 'sms' })).toEqual({ sentTo: 'sms|dev_3' });
  expect(await adapter.verifyChallenge({ ...sms, code: '654321' })).toEqual({ verified: true });
  expect(requests.at(-1)?.body).toMatchObject({ oob_code: 'oob-2', binding_code: '654321' });
});

test("a failed send doesn't invalidate the old message", async () => {
  const { login, adapter, answers, requests } = startAuth0({ ...LIST, ...SENT, '/oauth/token': tokens() });
  const { challengeId = '' } = await login();
  const sms = { challengeId: challengeId ?? '', factorId: 'sms|dev_3' };
  await adapter.sendChallenge({ ...sms, method: 'sms' });
  answers['/mfa/challenge'] = refusal('too_many_requests');
  const again = adapter.sendChallenge({ ...sms, method: 'sms' });
  await expect(again).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 360 });
  await adapter.verifyChallenge({ ...sms, code: '654321' });
  expect(requests.at(-1)?.body).toMatchObject({ oob_code: 'oob-1' });
});

test("nothing is sent to an app, or to a factor that wasn't offered", async () => {
  const { login, adapter } = startAuth0({ ...LIST, ...SENT });
  const { challengeId = '' } = await login();
  for (const factorId of ['totp|dev_2', 'push|dev_5', 'x']) {
    const sent = adapter.sendChallenge({ challengeId: challengeId ?? '', factorId, method: 'sms' });
    await expect(sent).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  }
});

test('a recovery code is replaced when it is used, and the new one is shown', async () => {
  const { login, adapter } = startAuth0({ ...LIST, '/oauth/token': tokens({ recovery_code: 'NEW' }) });
  const { challengeId = '' } = await login();
  const passed = await adapter.verifyBackupCode({ challengeId: challengeId ?? '', code: 'OLD' });
  expect(passed).toEqual({ verified: true, backupCodes: ['NEW'] });
});

test.each([
  ['a wrong code', refusal('invalid_grant', 'Invalid otp_code.'), 'INVALID_CODE'],
  ['an expired token', refusal('expired_token', 'mfa_token is expired'), 'CHALLENGE_EXPIRED'],
  ['an invalid token', refusal('invalid_grant', 'Malformed mfa_token'), 'CHALLENGE_EXPIRED'],
  ['too many of them', refusal('too_many_attempts', 'x', 429), 'RATE_LIMITED'],
])('%s is refused, and the right code can follow', async (_, response, code) => {
  const { login, adapter, answers } = startAuth0({ ...LIST, '/oauth/token': response });
  const { challengeId = '' } = await login();
  const answer = { challengeId: challengeId ?? '', code: '123456' };
  await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code });
  answers['/oauth/token'] = tokens();
  expect(await adapter.verifyChallenge(answer)).toEqual({ verified: true });
});

test('another factor after the right code is the next challenge', async () => {
  const { client, login, adapter, required } = startAuth0(LIST);
  const { challengeId = '' } = await login();
  client.mfa.verify = () => Promise.reject(required({}, 'Fe26.next'));
  const answer = await adapter.verifyChallenge({ challengeId: challengeId ?? '', code: '123456' });
  expect(answer).toMatchObject({ next: { mfaRequired: true, factors: [{ id: 'totp|dev_2' }, {}, {}] } });
  const old = adapter.verifyChallenge({ challengeId: challengeId ?? '', code: '123456' });
  await expect(old).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a required app is set up, and its recovery code comes after its code', async () => {
  const associated = {
    authenticator_type: 'otp',
    secret: 'JBSWY3DPEHPK3PXP',
    barcode_uri: 'otpauth://totp/tenant:anna?secret=JBSWY3DPEHPK3PXP&issuer=tenant',
    recovery_codes: ['RECOVERY'],
  };
  const { login, adapter, requests } = startAuth0({ '/mfa/associate': associated, '/oauth/token': tokens() });
  const result = await login({ enroll: [{ type: 'otp' }, { type: 'phone' }, { type: 'push-notification' }] });
  expect(result).toMatchObject({ enrollment: 'required', user: { mfaEnrolled: false }, enrollable: ['totp', 'sms'] });
  const { id, secret, backupCodes } = await adapter.enrollTOTP({ challengeId: result.challengeId ?? '' });
  expect([secret, backupCodes]).toEqual(['JBSWY3DPEHPK3PXP', undefined]);
  const passed = await adapter.verifyTOTP({ enrollmentId: id, code: '123456' });
  expect(passed).toEqual({ verified: true, backupCodes: ['RECOVERY'] });
  expect(requests.at(-1)?.body).toMatchObject({ otp: '123456' });
});

test.each(['sms', 'email'] as const)(
  'if %s is required, it is set up with the message that was sent',
  async (method) => {
    const associated = { authenticator_type: 'oob', oob_channel: method, oob_code: 'oob-9', binding_method: 'prompt' };
    const { login, adapter, requests } = startAuth0({ '/mfa/associate': associated, '/oauth/token': tokens() });
    const { challengeId } = await login({ enroll: [{ type: 'phone' }, { type: 'email' }] });
    const where = { challengeId: challengeId ?? '' };
    const isSms = method === 'sms';
    const { id } = isSms
      ? await adapter.enrollSMS({ ...where, phoneNumber: '+1 202 555 0142' })
      : await adapter.enrollEmail({ ...where, email: 'anna@example.com' });
    const sent = isSms ? { phone_number: '+12025550142' } : { email: 'anna@example.com' };
    expect(requests.at(-1)?.body).toMatchObject({ oob_channels: [method], ...sent });
    await (isSms ? adapter.verifySMS : adapter.verifyEmail)({ enrollmentId: id, code: '123456' });
    expect(requests.at(-1)?.body).toMatchObject({ oob_code: 'oob-9', binding_code: '123456' });
  },
);

test("a setup outside of a sign-in isn't available", async () => {
  const { adapter } = startAuth0();
  await expect(adapter.enrollTOTP()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
});

test('a user who leaves a setup starts it again, and a user who leaves the sign-in starts over', async () => {
  const associated = { authenticator_type: 'oob', oob_channel: 'sms', oob_code: 'oob-9' };
  const { login, adapter } = startAuth0({ '/mfa/associate': associated, '/oauth/token': tokens() });
  const { challengeId } = await login({ enroll: [{ type: 'phone' }] });
  const { id } = await adapter.enrollSMS({ challengeId: challengeId ?? '', phoneNumber: '+12025550142' });
  await adapter.cancel({ enrollmentId: id, kind: 'enrollment' });
  const left = adapter.verifySMS({ enrollmentId: id, code: '1' });
  await expect(left).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
  await adapter.cancel({ challengeId: challengeId ?? '', kind: 'sign-in' });
  const again = adapter.enrollSMS({ challengeId: challengeId ?? '', phoneNumber: '+12025550142' });
  await expect(again).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('a pending sign-in is found by requesting a token', async () => {
  const { client, adapter, required } = startAuth0(LIST);
  client.getTokenSilently = (() => Promise.reject(required())) as never;
  expect(await adapter.getPendingLogin()).toMatchObject({ mfaRequired: true });
  client.getTokenSilently = (async () => 'token') as never;
  expect(await adapter.getPendingLogin()).toBeNull();
  client.getTokenSilently = (() => Promise.reject({ error: 'login_required', error_description: 'x' })) as never;
  expect(await adapter.getPendingLogin()).toBeNull();
  client.getTokenSilently = (() => Promise.reject({ error: 'timeout', error_description: 'x' })) as never;
  await expect(adapter.getPendingLogin()).rejects.toMatchObject({ code: 'NETWORK' });
});

test('an adapter that is created again in every render continues', async () => {
  const { client, login } = startAuth0({ ...LIST, '/oauth/token': tokens() });
  const { challengeId } = await login();
  const passed = auth0Adapter(client).verifyChallenge({ challengeId: challengeId ?? '', code: '123456' });
  expect(await passed).toEqual({ verified: true });
});

test('an error that requires no second step is rejected', async () => {
  const { client } = startAuth0();
  await expect(auth0LoginResult(client, { error: 'access_denied' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
