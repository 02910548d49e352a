import { describe, expect, it } from 'vitest';
import { anna, challengeOf, factorOf, phone, sandboxWith } from '../fixtures.js';

const full = { totp: true, sms: phone, emailCode: true, passkey: true, backupCodes: true };

describe('getStatus', () => {
  it('lists the factors, strongest first', async () => {
    const sandbox = sandboxWith(full);
    sandbox.signIn(anna.email);
    const status = await sandbox.adapter.getStatus();
    expect(status).toMatchObject({
      enrolled: true,
      enrollable: ['totp', 'passkey', 'sms', 'email'],
      backupCodesLeft: 10,
      required: false,
    });
    expect(status.factors?.map(({ method, isDefault }) => [method, isDefault])).toEqual([
      ['passkey', true],
      ['totp', false],
      ['sms', false],
      ['email', false],
    ]);
  });

  it('needs a session', async () => {
    await expect(sandboxWith().adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  });
});

describe('factors', () => {
  it('can be renamed', async () => {
    const sandbox = sandboxWith(full);
    sandbox.signIn(anna.email);
    const factorId = await factorOf(sandbox, 'totp');
    await sandbox.adapter.renameFactor({ factorId, label: ' Old phone ' });
    expect((await sandbox.adapter.getStatus()).factors?.[1]).toMatchObject({ label: 'Old phone' });
    await sandbox.adapter.renameFactor({ factorId, label: '' });
    expect((await sandbox.adapter.getStatus()).factors?.[1]).not.toHaveProperty('label');
  });

  it('are offered in the order of the default', async () => {
    const sandbox = sandboxWith(full);
    sandbox.signIn(anna.email);
    const factorId = await factorOf(sandbox, 'email');
    await sandbox.adapter.setDefaultFactor({ factorId });
    const { factors, sentTo } = await sandbox.adapter.login(anna);
    expect(factors?.[0]).toMatchObject({ id: factorId, isDefault: true });
    expect(sentTo).toBe(factorId);
  });

  it('can be removed; the next one becomes the default', async () => {
    const sandbox = sandboxWith(full);
    sandbox.signIn(anna.email);
    const factorId = await factorOf(sandbox, 'passkey');
    await sandbox.adapter.setDefaultFactor({ factorId });
    await sandbox.adapter.removeFactor({ factorId, method: 'passkey' });
    const { factors } = await sandbox.adapter.getStatus();
    expect(factors?.map(({ method, isDefault }) => [method, isDefault])).toEqual([
      ['totp', true],
      ['sms', false],
      ['email', false],
    ]);
  });

  it('are removed with the backup codes and the trusted devices, if it is the last one', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const code = sandbox.codeFor(sandbox.user(anna.email).totpSecret);
    const { adapter } = sandbox;
    await adapter.verifyChallenge({ challengeId: await challengeOf(sandbox), code, trustDevice: true });
    await adapter.removeFactor({ factorId: await factorOf(sandbox, 'totp'), method: 'totp' });
    const status = await adapter.getStatus();
    expect(status).toMatchObject({ enrolled: false, factors: [] });
    expect(status).not.toHaveProperty('backupCodesLeft');
    const { id, secret = '' } = await adapter.enrollTOTP();
    await adapter.verifyTOTP({ enrollmentId: id, code: sandbox.codeFor(secret) });
    expect(await adapter.login(anna)).toMatchObject({ mfaRequired: true });
  });

  it.each(['renameFactor', 'setDefaultFactor', 'removeFactor'] as const)(
    "%s accepts only the user's own factors",
    async (method) => {
      const sandbox = sandboxWith(full);
      sandbox.addUser({ email: 'bob@example.com', totp: true });
      const factorId = await factorOf(sandbox, 'totp');
      sandbox.signIn('bob@example.com');
      await expect(sandbox.adapter[method]({ factorId, label: 'x', method: 'totp' })).rejects.toMatchObject({
        code: 'METHOD_UNAVAILABLE',
      });
      expect(await factorOf(sandbox, 'totp')).toBe(factorId);
    },
  );
});

describe('turning MFA off', () => {
  it('leaves only the password', async () => {
    const sandbox = sandboxWith(full);
    sandbox.signIn(anna.email);
    await sandbox.adapter.disable();
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false, user: { mfaEnrolled: false } });
  });

  it('is refused if the administrator requires MFA, as is removing the last factor', async () => {
    const sandbox = sandboxWith({ totp: true, sms: phone }, { policy: { enrollment: 'required' } });
    const { adapter } = sandbox;
    sandbox.signIn(anna.email);
    expect(await adapter.getStatus()).toMatchObject({ required: true });
    await expect(adapter.disable()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
    await adapter.removeFactor({ factorId: await factorOf(sandbox, 'sms'), method: 'sms' });
    await expect(
      adapter.removeFactor({ factorId: await factorOf(sandbox, 'totp'), method: 'totp' }),
    ).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  });
});

describe('the administrator', () => {
  it('reads and sets the policy, which applies at once', async () => {
    const { admin, adapter } = sandboxWith();
    expect(await admin.getPolicy()).toEqual({
      enabled: true,
      methods: ['totp', 'passkey', 'sms', 'email'],
      enrollment: 'optional',
    });
    const policy = { enabled: true, methods: ['totp' as const], enrollment: 'required' as const };
    expect(await admin.setPolicy(policy)).toEqual(policy);
    expect(await adapter.login(anna)).toMatchObject({ mfaRequired: true, enrollable: ['totp'] });
    await expect(admin.setPolicy({ ...policy, methods: [] })).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  });

  it("doesn't affect the challenges of other users", async () => {
    const sandbox = sandboxWith(full);
    const bob = sandbox.addUser({ email: 'bob@example.com', totp: true });
    const challengeId = await challengeOf(sandbox);
    await sandbox.admin.disableMFA({ userId: bob.id });
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).resolves.toHaveProperty('tokens');
  });

  it('turns off MFA for a locked-out user, who can sign in again', async () => {
    const sandbox = sandboxWith(full, { limits: { lockAfter: 1 } });
    const { admin, adapter } = sandbox;
    const { id: userId } = sandbox.user(anna.email);
    const challengeId = await challengeOf(sandbox);
    await expect(adapter.verifyBackupCode({ challengeId, code: 'lost' })).rejects.toMatchObject({ code: 'LOCKED' });
    await admin.disableMFA({ userId, reason: 'Lost phone' });
    expect(await admin.getUserStatus({ userId })).toMatchObject({ enrolled: false });
    await expect(adapter.verifyBackupCode({ challengeId, code: 'lost' })).rejects.toMatchObject({
      code: 'CHALLENGE_EXPIRED',
    });
    expect(await adapter.login(anna)).toMatchObject({ mfaRequired: false });
    const { id, secret = '' } = await adapter.enrollTOTP();
    await adapter.verifyTOTP({ enrollmentId: id, code: sandbox.codeFor(secret) });
    expect(await adapter.login(anna)).toMatchObject({ mfaRequired: true });
    await expect(admin.disableMFA({ userId: 'nobody' })).rejects.toMatchObject({ code: 'UNKNOWN' });
  });
});
