import { describe, expect, it } from 'vitest';
import { anna, challengeOf, phone, sandboxWith } from '../fixtures.js';

describe('login', () => {
  it('signs in a user without MFA', async () => {
    const sandbox = sandboxWith();
    const { id } = sandbox.user(anna.email);
    const result = await sandbox.adapter.login(anna);
    expect(result).toEqual({
      mfaRequired: false,
      user: { id, mfaEnrolled: false },
      tokens: { accessToken: expect.any(String), expiresAt: 1_700_086_400_000 },
    });
    expect(sandbox.whoIs(result.tokens?.accessToken ?? '')).toEqual({ userId: id, email: anna.email });
  });

  it('accepts the address in any case', async () => {
    await expect(sandboxWith().adapter.login({ ...anna, email: ' Anna@Example.com ' })).resolves.toHaveProperty(
      'tokens',
    );
  });

  it('returns the same for a wrong password and an unknown account', async () => {
    const { adapter } = sandboxWith();
    const wrong = await adapter.login({ ...anna, password: 'wrong' }).catch((error: unknown) => error);
    const unknown = await adapter.login({ ...anna, email: 'bob@example.com' }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(unknown).toEqual(wrong);
  });

  it('refuses even the right password after ten wrong ones in a minute', async () => {
    const { adapter, clock } = sandboxWith();
    for (let i = 0; i < 10; i++) await expect(adapter.login({ ...anna, password: 'no' })).rejects.toThrow();
    await expect(adapter.login(anna)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
    clock.advance(60_000);
    await expect(adapter.login(anna)).resolves.toHaveProperty('tokens');
  });

  it('asks an enrolled user for a second factor, and returns no token', async () => {
    const { adapter } = sandboxWith({ totp: true, sms: phone });
    const result = await adapter.login(anna);
    expect(result).not.toHaveProperty('tokens');
    expect(result).toMatchObject({
      mfaRequired: true,
      user: { mfaEnrolled: true },
      challengeId: expect.any(String),
      expiresIn: 600,
      factors: [
        { method: 'totp', isDefault: true },
        { method: 'sms', isDefault: false, destination: phone },
      ],
    });
    expect(result).not.toHaveProperty('sentTo');
  });

  it('sends the code at once if the first factor needs one', async () => {
    const sandbox = sandboxWith({ sms: phone });
    const result = await sandbox.adapter.login(anna);
    expect(result).toMatchObject({ sentTo: result.factors?.[0]?.id, resendIn: 30 });
    expect(sandbox.outbox).toEqual([
      { method: 'sms', to: phone, code: expect.any(String), text: expect.any(String), sentAt: 1_700_000_000_000 },
    ]);
    expect(sandbox.outbox[0]?.text).toMatch(/\n@localhost #\d{6}$/);
  });

  it('sends nothing automatically if `sendOnLogin` is false', async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
    expect(await sandbox.adapter.login(anna)).not.toHaveProperty('sentTo');
    expect(sandbox.outbox).toEqual([]);
  });

  it('continues without a code if the user has reached the messages per hour', async () => {
    const { adapter } = sandboxWith({ sms: phone }, { limits: { sendsPerHour: 1 } });
    await adapter.login(anna);
    const second = await adapter.login(anna);
    expect(second.challengeId).toEqual(expect.any(String));
    expect(second).not.toHaveProperty('sentTo');
  });
});

describe('the policy', () => {
  it('required: a user without MFA has to enroll first', async () => {
    const { adapter } = sandboxWith({}, { policy: { enrollment: 'required' } });
    const result = await adapter.login(anna);
    expect(result).toMatchObject({
      mfaRequired: true,
      user: { mfaEnrolled: false },
      challengeId: expect.any(String),
      enrollment: 'required',
      enrollable: ['totp', 'passkey', 'sms', 'email'],
    });
    expect(result).not.toHaveProperty('tokens');
    expect(result).not.toHaveProperty('factors');
  });

  it('recommended: signs in, and offers enrollment', async () => {
    const { adapter } = sandboxWith({}, { policy: { enrollment: 'recommended', methods: ['totp'] } });
    expect(await adapter.login(anna)).toMatchObject({
      mfaRequired: false,
      tokens: { accessToken: expect.any(String) },
      enrollment: 'recommended',
      enrollable: ['totp'],
    });
  });

  it('off: asks nobody', async () => {
    const { adapter } = sandboxWith({ totp: true }, { policy: { enabled: false } });
    expect(await adapter.login(anna)).toMatchObject({ mfaRequired: false, user: { mfaEnrolled: true } });
  });

  it('leaves out a method that is off, but never allows the password alone', async () => {
    const both = sandboxWith({ totp: true, sms: phone }, { policy: { methods: ['totp'] } });
    const { factors } = await both.adapter.login(anna);
    expect(factors?.map(({ method }) => method)).toEqual(['totp']);
    const only = sandboxWith({ sms: phone }, { policy: { methods: ['totp'] } });
    expect(await only.adapter.login(anna)).toMatchObject({ mfaRequired: true, factors: [{ method: 'sms' }] });
  });
});

describe('getPendingLogin', () => {
  it('returns the pending challenge', async () => {
    const { adapter, clock } = sandboxWith({ sms: phone });
    const result = await adapter.login(anna);
    clock.advance(10_000);
    expect(await adapter.getPendingLogin()).toEqual({ ...result, expiresIn: 590, resendIn: 20 });
  });

  it('is null if nothing is pending, it was canceled, or it has expired', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { adapter, clock } = sandbox;
    expect(await adapter.getPendingLogin()).toBeNull();
    await adapter.cancel({ challengeId: await challengeOf(sandbox) });
    expect(await adapter.getPendingLogin()).toBeNull();
    await challengeOf(sandbox);
    clock.advance(600_000);
    expect(await adapter.getPendingLogin()).toBeNull();
  });

  it("belongs to one client: another browser doesn't get it", async () => {
    const sandbox = sandboxWith({ totp: true });
    await challengeOf(sandbox);
    expect(await sandbox.newClient().adapter.getPendingLogin()).toBeNull();
  });
});

describe('a session', () => {
  it('is verified instead of tokens if it is in a cookie', async () => {
    const sandbox = sandboxWith({ totp: true }, { session: 'cookie' });
    const challengeId = await challengeOf(sandbox);
    const code = sandbox.codeFor(sandbox.user(anna.email).totpSecret);
    expect(await sandbox.adapter.verifyChallenge({ challengeId, code })).toEqual({ verified: true });
    await expect(sandbox.adapter.getStatus()).resolves.toMatchObject({ enrolled: true });
  });

  it('ends with the next sign-in, as does an open challenge', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { accessToken } = sandbox.signIn(anna.email);
    const first = await challengeOf(sandbox);
    expect(sandbox.whoIs(accessToken)).toBeUndefined();
    await challengeOf(sandbox);
    const code = sandbox.codeFor(sandbox.user(anna.email).totpSecret);
    await expect(sandbox.adapter.verifyChallenge({ challengeId: first, code })).rejects.toMatchObject({
      code: 'CHALLENGE_EXPIRED',
    });
  });

  it('survives a sign-in that fails', async () => {
    const sandbox = sandboxWith();
    const { accessToken } = sandbox.signIn(anna.email);
    await expect(sandbox.adapter.login({ ...anna, password: 'no' })).rejects.toThrow();
    expect(sandbox.whoIs(accessToken)).toBeDefined();
  });

  it('ends by signing out, and when it expires', async () => {
    const sandbox = sandboxWith();
    const { accessToken } = sandbox.signIn(anna.email);
    sandbox.signOut();
    expect(sandbox.whoIs(accessToken)).toBeUndefined();
    await expect(sandbox.adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
    const second = sandbox.signIn(anna.email);
    sandbox.clock.advance(86_400_000);
    expect(sandbox.whoIs(second.accessToken)).toBeUndefined();
  });
});
