import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, challengeOf, factorOf, phone, sandboxWith } from './fixtures.js';

const rightCode = (sandbox: Sandbox) => sandbox.codeFor(sandbox.user(anna.email).totpSecret);

describe('verifyChallenge', () => {
  it('signs in with the code of the authenticator app, once', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { verifyChallenge } = sandbox.adapter;
    const answer = { challengeId: await challengeOf(sandbox), code: rightCode(sandbox) };
    const result = await verifyChallenge(answer);
    expect('tokens' in result && sandbox.whoIs(result.tokens.accessToken)).toMatchObject({ email: anna.email });
    await expect(verifyChallenge(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  });

  it('refuses a code that was used in another sign-in', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { verifyChallenge } = sandbox.adapter;
    await verifyChallenge({ challengeId: await challengeOf(sandbox), code: rightCode(sandbox) });
    const challengeId = await challengeOf(sandbox);
    await expect(verifyChallenge({ challengeId, code: rightCode(sandbox) })).rejects.toMatchObject({
      code: 'INVALID_CODE',
    });
    sandbox.clock.advance(30_000);
    await expect(verifyChallenge({ challengeId, code: rightCode(sandbox) })).resolves.toHaveProperty('tokens');
  });

  it('counts wrong codes, with the server’s time, and then ends the challenge', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { verifyChallenge } = sandbox.adapter;
    const challengeId = await challengeOf(sandbox);
    const answer = { challengeId, code: sandbox.wrongCode() };
    for (const attemptsLeft of [4, 3, 2, 1]) {
      await expect(verifyChallenge(answer)).rejects.toMatchObject({
        code: 'INVALID_CODE',
        attemptsLeft,
        serverTime: sandbox.clock.now(),
      });
    }
    await expect(verifyChallenge(answer)).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await expect(verifyChallenge({ challengeId, code: rightCode(sandbox) })).rejects.toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
  });

  it('locks the account after ten wrong answers in a row, and unlocks it after the wait', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const { verifyChallenge, verifyBackupCode, login } = sandbox.adapter;
    const first = await challengeOf(sandbox);
    for (let i = 0; i < 5; i++) {
      await expect(verifyChallenge({ challengeId: first, code: sandbox.wrongCode() })).rejects.toThrow();
    }
    const second = await challengeOf(sandbox);
    for (let i = 0; i < 4; i++) {
      await expect(verifyBackupCode({ challengeId: second, code: 'wrong' })).rejects.toThrow();
    }
    const locked = { code: 'LOCKED', retryAfter: 900 };
    await expect(verifyChallenge({ challengeId: second, code: sandbox.wrongCode() })).rejects.toMatchObject(locked);
    await expect(verifyChallenge({ challengeId: second, code: rightCode(sandbox) })).rejects.toMatchObject(locked);
    await expect(login(anna)).rejects.toMatchObject(locked);
    await expect(login({ ...anna, password: 'no' })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    sandbox.clock.advance(900_000);
    await expect(
      verifyChallenge({ challengeId: await challengeOf(sandbox), code: rightCode(sandbox) }),
    ).resolves.toHaveProperty('tokens');
  });

  it('starts counting again after a lock', async () => {
    const sandbox = sandboxWith({ totp: true }, { limits: { lockAfter: 2 } });
    const { verifyChallenge } = sandbox.adapter;
    const first = await challengeOf(sandbox);
    await expect(verifyChallenge({ challengeId: first, code: sandbox.wrongCode() })).rejects.toThrow();
    await expect(verifyChallenge({ challengeId: first, code: sandbox.wrongCode() })).rejects.toThrow();
    sandbox.clock.advance(900_000);
    const second = await challengeOf(sandbox);
    await expect(verifyChallenge({ challengeId: second, code: sandbox.wrongCode() })).rejects.toMatchObject({
      code: 'INVALID_CODE',
    });
  });

  it('forgets wrong answers after a right one', async () => {
    const sandbox = sandboxWith({ totp: true }, { limits: { lockAfter: 3 } });
    const { verifyChallenge } = sandbox.adapter;
    for (let round = 0; round < 3; round++) {
      const challengeId = await challengeOf(sandbox);
      for (let i = 0; i < 2; i++) {
        await expect(verifyChallenge({ challengeId, code: sandbox.wrongCode() })).rejects.toMatchObject({
          code: 'INVALID_CODE',
        });
      }
      sandbox.clock.advance(30_000);
      await verifyChallenge({ challengeId, code: rightCode(sandbox) });
    }
  });

  it('expires after ten minutes', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challengeId = await challengeOf(sandbox);
    sandbox.clock.advance(599_000);
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code: sandbox.wrongCode() })).rejects.toMatchObject({
      code: 'INVALID_CODE',
    });
    sandbox.clock.advance(1000);
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code: rightCode(sandbox) })).rejects.toMatchObject({
      code: 'CHALLENGE_EXPIRED',
    });
  });

  it("rejects a challenge that it didn't open, or one that was canceled", async () => {
    const sandbox = sandboxWith({ totp: true });
    const { verifyChallenge, cancel } = sandbox.adapter;
    for (const challengeId of ['', 'ch_x', '__proto__', 'constructor']) {
      await expect(verifyChallenge({ challengeId, code: rightCode(sandbox) })).rejects.toMatchObject({
        code: 'CHALLENGE_EXPIRED',
      });
    }
    const challengeId = await challengeOf(sandbox);
    await cancel({ challengeId });
    await expect(verifyChallenge({ challengeId, code: rightCode(sandbox) })).rejects.toMatchObject({
      code: 'CHALLENGE_EXPIRED',
    });
  });

  it('checks the code of the named factor only', async () => {
    const sandbox = sandboxWith({ totp: true, sms: phone });
    const { verifyChallenge } = sandbox.adapter;
    const challengeId = await challengeOf(sandbox);
    const code = rightCode(sandbox);
    const sms = await factorOf(sandbox, 'sms');
    await expect(verifyChallenge({ challengeId, code, factorId: sms })).rejects.toMatchObject({ code: 'INVALID_CODE' });
    await expect(verifyChallenge({ challengeId, code, method: 'sms' })).rejects.toMatchObject({ code: 'INVALID_CODE' });
    await expect(verifyChallenge({ challengeId, code, method: 'email' })).rejects.toMatchObject({
      code: 'METHOD_UNAVAILABLE',
    });
    await expect(verifyChallenge({ challengeId, code, factorId: 'other' })).rejects.toMatchObject({
      code: 'METHOD_UNAVAILABLE',
    });
    await expect(verifyChallenge({ challengeId, code, method: 'totp' })).resolves.toHaveProperty('tokens');
  });

  it('accepts only a limited number of requests per minute', async () => {
    const sandbox = sandboxWith({ totp: true }, { limits: { requestsPerMinute: 3, attempts: 99, lockAfter: 99 } });
    const answer = { challengeId: await challengeOf(sandbox), code: sandbox.wrongCode() };
    for (let i = 0; i < 3; i++) await expect(sandbox.adapter.verifyChallenge(answer)).rejects.toThrow();
    sandbox.clock.advance(20_000);
    await expect(sandbox.adapter.verifyChallenge(answer)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 40,
    });
  });
});

describe('a code that is sent', () => {
  it('is valid for five minutes, while the challenge stays open', async () => {
    const sandbox = sandboxWith({ sms: phone });
    const { verifyChallenge, sendChallenge } = sandbox.adapter;
    const challengeId = await challengeOf(sandbox);
    sandbox.clock.advance(300_000);
    await expect(verifyChallenge({ challengeId, code: sandbox.lastCode() })).rejects.toMatchObject({
      code: 'CODE_EXPIRED',
    });
    await sendChallenge({ challengeId, factorId: await factorOf(sandbox, 'sms'), method: 'sms' });
    await expect(verifyChallenge({ challengeId, code: sandbox.lastCode() })).resolves.toHaveProperty('tokens');
  });

  it("is replaced by a newer one, and isn't sent again during the cooldown", async () => {
    const sandbox = sandboxWith({ sms: phone });
    const { verifyChallenge, sendChallenge } = sandbox.adapter;
    const challengeId = await challengeOf(sandbox);
    const first = sandbox.lastCode(phone);
    const p = { challengeId, factorId: await factorOf(sandbox, 'sms'), method: 'sms' as const };
    sandbox.clock.advance(12_000);
    await expect(sendChallenge(p)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 18 });
    sandbox.clock.advance(18_000);
    expect(await sendChallenge(p)).toEqual({ challengeId, sentTo: p.factorId, resendIn: 30, expiresIn: 570 });
    await expect(verifyChallenge({ challengeId, code: first })).rejects.toMatchObject({ code: 'INVALID_CODE' });
    await expect(verifyChallenge({ challengeId, code: sandbox.lastCode(phone) })).resolves.toHaveProperty('tokens');
  });

  it("doesn't reset the count of wrong answers", async () => {
    const sandbox = sandboxWith({ sms: phone });
    const challengeId = await challengeOf(sandbox);
    const wrong = { challengeId, code: sandbox.wrongCode() };
    await expect(sandbox.adapter.verifyChallenge(wrong)).rejects.toMatchObject({ attemptsLeft: 4 });
    sandbox.clock.advance(30_000);
    await sandbox.adapter.sendChallenge({ challengeId, factorId: await factorOf(sandbox, 'sms'), method: 'sms' });
    await expect(sandbox.adapter.verifyChallenge(wrong)).rejects.toMatchObject({ attemptsLeft: 3 });
  });

  it('can be sent to another factor at once', async () => {
    const sandbox = sandboxWith({ sms: phone, emailCode: true });
    const challengeId = await challengeOf(sandbox);
    const factorId = await factorOf(sandbox, 'email');
    await sandbox.adapter.sendChallenge({ challengeId, factorId, method: 'email' });
    const code = sandbox.lastCode(anna.email);
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code, factorId })).resolves.toHaveProperty('tokens');
  });

  it("can't be sent to an authenticator app, or to another user", async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.addUser({ email: 'bob@example.com', sms: '+15550199999' });
    const challengeId = await challengeOf(sandbox);
    const bob = await sandbox.admin.getUserStatus({ userId: sandbox.user('bob@example.com').id });
    for (const factorId of [await factorOf(sandbox, 'totp'), bob.factors?.[0]?.id ?? '']) {
      await expect(sandbox.adapter.sendChallenge({ challengeId, factorId, method: 'sms' })).rejects.toMatchObject({
        code: 'METHOD_UNAVAILABLE',
      });
    }
    expect(sandbox.outbox).toEqual([]);
  });

  it('returns a new challenge id if the backend rotates them, and the old one is invalid', async () => {
    const sandbox = sandboxWith({ sms: phone }, { rotateChallengeIds: true, sendOnLogin: false });
    const { sendChallenge, verifyChallenge } = sandbox.adapter;
    const old = await challengeOf(sandbox);
    const sent = await sendChallenge({ challengeId: old, factorId: await factorOf(sandbox, 'sms'), method: 'sms' });
    const challengeId = sent?.challengeId ?? '';
    expect(challengeId).not.toBe(old);
    expect(await sandbox.adapter.getPendingLogin()).toMatchObject({ challengeId });
    const code = sandbox.lastCode();
    await expect(verifyChallenge({ challengeId: old, code })).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
    await expect(verifyChallenge({ challengeId, code })).resolves.toHaveProperty('tokens');
  });

  it('has as many digits as the option says', async () => {
    const sandbox = sandboxWith({ sms: phone, totp: true }, { codeLength: { sms: 8, totp: 8 } });
    expect(sandbox.adapter.features.codeLength).toEqual({ totp: 8, sms: 8, email: 6 });
    const challengeId = await challengeOf(sandbox);
    expect(rightCode(sandbox)).toMatch(/^\d{8}$/);
    await sandbox.adapter.sendChallenge({ challengeId, factorId: await factorOf(sandbox, 'sms'), method: 'sms' });
    expect(sandbox.lastCode()).toMatch(/^\d{8}$/);
    expect(sandbox.wrongCode(8)).toMatch(/^\d{8}$/);
  });
});

describe('a trusted device', () => {
  async function trusting(sandbox: Sandbox): Promise<void> {
    const challengeId = await challengeOf(sandbox);
    await sandbox.adapter.verifyChallenge({ challengeId, code: rightCode(sandbox), trustDevice: true });
  }

  it('needs no code for thirty days; another device does', async () => {
    const sandbox = sandboxWith({ totp: true });
    await trusting(sandbox);
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false, user: { mfaEnrolled: true } });
    expect(await sandbox.newClient().adapter.login(anna)).toMatchObject({ mfaRequired: true });
    sandbox.clock.advance(30 * 86_400_000);
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: true });
  });

  it('is trusted for one account only', async () => {
    const sandbox = sandboxWith({ totp: true });
    const bob = sandbox.addUser({ email: 'bob@example.com', totp: true });
    await trusting(sandbox);
    expect(await sandbox.adapter.login(bob)).toMatchObject({ mfaRequired: true });
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });
  });

  it('learns for how long it needs no code', () => {
    const sandbox = sandboxWith({}, { limits: { trustSeconds: 7 * 86_400 } });
    expect(sandbox.adapter.features.trustDeviceSeconds).toBe(7 * 86_400);
  });

  it("needs a code if the backend doesn't trust devices", async () => {
    const sandbox = sandboxWith({ totp: true }, { trustDevice: false });
    await trusting(sandbox);
    expect(sandbox.adapter.features.trustDevice).toBe(false);
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: true });
  });
});
