import { describe, expect, it } from 'vitest';
import { anna, challengeOf, phone, sandboxWith } from '../fixtures.js';

describe('verifyBackupCode', () => {
  it('signs in, uses the code up and says how many are left', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const [code = '', other = ''] = sandbox.user(anna.email).backupCodes;
    const { verifyBackupCode } = sandbox.adapter;
    const result = await verifyBackupCode({ challengeId: await challengeOf(sandbox), code });
    expect(result).toEqual({ tokens: expect.any(Object), backupCodesLeft: 9 });
    const challengeId = await challengeOf(sandbox);
    await expect(verifyBackupCode({ challengeId, code })).rejects.toMatchObject({
      code: 'BACKUP_CODE_USED',
      attemptsLeft: 4,
    });
    await expect(verifyBackupCode({ challengeId, code: other })).resolves.toMatchObject({ backupCodesLeft: 8 });
  });

  it('accepts the code however it is typed from paper', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const [code = ''] = sandbox.user(anna.email).backupCodes;
    expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
    const challengeId = await challengeOf(sandbox);
    await expect(
      sandbox.adapter.verifyBackupCode({ challengeId, code: ` ${code.toUpperCase().replace('-', ' ')} ` }),
    ).resolves.toHaveProperty('tokens');
  });

  it('refuses a wrong code, and any code if there are none', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyBackupCode({ challengeId, code: 'abcde-fghjk' })).rejects.toMatchObject({
      code: 'INVALID_CODE',
      attemptsLeft: 4,
    });
  });

  it('returns a new set if the backend does that, and the old one is invalid', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true }, { newCodesAfterUse: true });
    const [code = '', old = ''] = sandbox.user(anna.email).backupCodes;
    const { verifyBackupCode } = sandbox.adapter;
    const result = await verifyBackupCode({ challengeId: await challengeOf(sandbox), code });
    expect(result).toMatchObject({ tokens: {}, backupCodes: expect.any(Array), backupCodesLeft: 10 });
    const challengeId = await challengeOf(sandbox);
    await expect(verifyBackupCode({ challengeId, code: old })).rejects.toMatchObject({ code: 'INVALID_CODE' });
    const [fresh = ''] = result.backupCodes ?? [];
    await expect(verifyBackupCode({ challengeId, code: fresh })).resolves.toHaveProperty('tokens');
  });
});

describe('regenerateBackupCodes', () => {
  it('returns ten codes, and invalidates the old ones', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: 2 });
    const [old = ''] = sandbox.user(anna.email).backupCodes;
    sandbox.signIn(anna.email);
    expect(await sandbox.adapter.getStatus()).toMatchObject({ backupCodesLeft: 2 });
    const codes = await sandbox.adapter.regenerateBackupCodes();
    expect(new Set(codes).size).toBe(10);
    expect(await sandbox.adapter.getStatus()).toMatchObject({ backupCodesLeft: 10 });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyBackupCode({ challengeId, code: old })).rejects.toMatchObject({
      code: 'INVALID_CODE',
    });
  });

  it('is refused without a session, or without a factor', async () => {
    const sandbox = sandboxWith();
    const { regenerateBackupCodes } = sandbox.adapter;
    await expect(regenerateBackupCodes()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
    sandbox.signIn(anna.email);
    await expect(regenerateBackupCodes()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  });
});

describe('the first codes', () => {
  async function enroll(backupCodes: 'enroll' | 'confirm' | 'separate') {
    const sandbox = sandboxWith({}, { backupCodes });
    sandbox.signIn(anna.email);
    const enrollment = await sandbox.adapter.enrollTOTP();
    const code = sandbox.codeFor(enrollment.secret ?? '');
    const result = await sandbox.adapter.verifyTOTP({ enrollmentId: enrollment.id, code });
    return { sandbox, early: enrollment.backupCodes, late: result?.backupCodes };
  }

  it('come with the enrollment, as in the guide, and work once it is confirmed', async () => {
    const { sandbox, early, late } = await enroll('enroll');
    expect([early?.length, late]).toEqual([10, undefined]);
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyBackupCode({ challengeId, code: early?.[0] ?? '' })).resolves.toHaveProperty(
      'tokens',
    );
  });

  it('come with the confirmed code', async () => {
    const { early, late } = await enroll('confirm');
    expect([early, late?.length]).toEqual([undefined, 10]);
  });

  it('come only from the separate call', async () => {
    const { sandbox, early, late } = await enroll('separate');
    expect([early, late]).toEqual([undefined, undefined]);
    expect(await sandbox.adapter.getStatus()).not.toHaveProperty('backupCodesLeft');
    await expect(sandbox.adapter.regenerateBackupCodes()).resolves.toHaveLength(10);
  });

  it('are the only ones: a second factor comes with none', async () => {
    const { sandbox } = await enroll('enroll');
    expect(await sandbox.adapter.enrollTOTP()).not.toHaveProperty('backupCodes');
    const { id } = await sandbox.adapter.enrollSMS({ phoneNumber: phone });
    expect(await sandbox.adapter.verifySMS({ enrollmentId: id, code: sandbox.lastCode() })).toBeUndefined();
  });
});
