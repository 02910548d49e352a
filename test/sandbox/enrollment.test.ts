import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, challengeOf, phone, sandboxWith } from './fixtures.js';

/** Anna is signed in, or has to enroll to finish her sign-in. */
function signedIn(...args: Parameters<typeof sandboxWith>): Sandbox {
  const sandbox = sandboxWith(...args);
  sandbox.signIn(anna.email);
  return sandbox;
}
const required = { policy: { enrollment: 'required' as const } };

describe('an authenticator app', () => {
  it('counts only after its first right code', async () => {
    const { adapter, codeFor } = signedIn();
    const enrollment = await adapter.enrollTOTP({ label: 'Work phone' });
    expect(enrollment).toEqual({
      id: expect.any(String),
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      qrCodeUrl: expect.stringContaining(`secret=${enrollment.secret}`),
      account: anna.email,
      backupCodes: expect.any(Array),
      expiresIn: 600,
    });
    expect(await adapter.getStatus()).toMatchObject({ enrolled: false, factors: [] });
    const code = codeFor(enrollment.secret ?? '');
    expect(await adapter.verifyTOTP({ enrollmentId: enrollment.id, code })).toBeUndefined();
    await expect(adapter.verifyTOTP({ enrollmentId: enrollment.id, code })).rejects.toMatchObject({
      code: 'ENROLLMENT_EXPIRED',
    });
    expect(await adapter.getStatus()).toMatchObject({
      enrolled: true,
      factors: [{ method: 'totp', label: 'Work phone', isDefault: true, createdAt: 1_700_000_000_000 }],
      backupCodesLeft: 10,
    });
  });

  it("doesn't accept its first code again at sign-in", async () => {
    const sandbox = signedIn();
    const { id, secret = '' } = await sandbox.adapter.enrollTOTP();
    const code = sandbox.codeFor(secret);
    await sandbox.adapter.verifyTOTP({ enrollmentId: id, code });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code })).rejects.toMatchObject({
      code: 'INVALID_CODE',
    });
  });

  it('is discarded after five wrong codes', async () => {
    const { adapter, wrongCode, codeFor } = signedIn();
    const { id: enrollmentId, secret = '' } = await adapter.enrollTOTP();
    for (const attemptsLeft of [4, 3, 2, 1]) {
      await expect(adapter.verifyTOTP({ enrollmentId, code: wrongCode() })).rejects.toMatchObject({
        code: 'INVALID_CODE',
        attemptsLeft,
      });
    }
    for (const code of [wrongCode(), codeFor(secret)]) {
      await expect(adapter.verifyTOTP({ enrollmentId, code })).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    }
  });

  it('expires after ten minutes or with a newer one; a confirmed one stays', async () => {
    const { adapter, clock, codeFor } = signedIn({ totp: true });
    const first = await adapter.enrollTOTP();
    const second = await adapter.enrollTOTP();
    const confirm = (enrollment: typeof first) =>
      adapter.verifyTOTP({ enrollmentId: enrollment.id, code: codeFor(enrollment.secret ?? '') });
    await expect(confirm(first)).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
    clock.advance(600_000);
    await expect(confirm(second)).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
    expect((await adapter.getStatus()).factors).toHaveLength(1);
  });

  it('is discarded by cancel', async () => {
    const { adapter, codeFor } = signedIn();
    const { id, secret = '' } = await adapter.enrollTOTP();
    await adapter.cancel({ enrollmentId: id });
    await expect(adapter.verifyTOTP({ enrollmentId: id, code: codeFor(secret) })).rejects.toMatchObject({
      code: 'ENROLLMENT_EXPIRED',
    });
  });

  it('is confirmed by its owner, with its own method', async () => {
    const sandbox = signedIn();
    sandbox.addUser({ email: 'bob@example.com' });
    const bob = sandbox.newClient();
    bob.signIn('bob@example.com');
    const { id, secret = '' } = await sandbox.adapter.enrollTOTP();
    const p = { enrollmentId: id, code: sandbox.codeFor(secret) };
    await expect(bob.adapter.verifyTOTP(p)).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
    await expect(sandbox.adapter.verifySMS(p)).rejects.toMatchObject({ code: 'ENROLLMENT_EXPIRED' });
    await expect(sandbox.adapter.verifyTOTP(p)).resolves.toBeUndefined();
  });
});

describe('a phone', () => {
  it('is enrolled with the code that was sent to it', async () => {
    const { adapter, lastCode } = signedIn();
    const enrollment = await adapter.enrollSMS({ phoneNumber: '+1 (555) 013-6677' });
    expect(enrollment).toEqual({ id: expect.any(String), destination: phone, expiresIn: 600, resendIn: 30 });
    const result = await adapter.verifySMS({ enrollmentId: enrollment.id, code: lastCode(phone) });
    expect(result).toEqual({ verified: true, backupCodes: expect.any(Array) });
    expect(await adapter.getStatus()).toMatchObject({ factors: [{ method: 'sms', destination: phone }] });
  });

  it.each(['', '5550136677', '+0123456789', '+1', '+15550136677890123', 'phone'])(
    "can't be %j",
    async (phoneNumber) => {
      const sandbox = signedIn();
      await expect(sandbox.adapter.enrollSMS({ phoneNumber })).rejects.toMatchObject({ code: 'INVALID_PHONE_NUMBER' });
      expect(sandbox.outbox).toEqual([]);
    },
  );

  it('gets a new code with the same call; one that comes too soon keeps the earlier enrollment', async () => {
    const { adapter, clock, lastCode } = signedIn();
    const first = await adapter.enrollSMS({ phoneNumber: phone });
    await expect(adapter.enrollSMS({ phoneNumber: phone })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 30,
    });
    await expect(adapter.verifySMS({ enrollmentId: first.id, code: '' })).rejects.toMatchObject({
      code: 'INVALID_CODE',
    });
    clock.advance(30_000);
    const second = await adapter.enrollSMS({ phoneNumber: phone });
    await expect(adapter.verifySMS({ enrollmentId: first.id, code: lastCode() })).rejects.toMatchObject({
      code: 'ENROLLMENT_EXPIRED',
    });
    await expect(adapter.verifySMS({ enrollmentId: second.id, code: lastCode() })).resolves.toHaveProperty('verified');
  });

  it('can be corrected at once', async () => {
    const { adapter, outbox } = signedIn();
    await adapter.enrollSMS({ phoneNumber: '+15550136676' });
    await adapter.enrollSMS({ phoneNumber: phone });
    expect(outbox.map(({ to }) => to)).toEqual(['+15550136676', phone]);
  });

  it('gets a limited number of messages per hour', async () => {
    const { adapter } = signedIn({}, { limits: { sendsPerHour: 2 } });
    await adapter.enrollSMS({ phoneNumber: '+15550100001' });
    await adapter.enrollSMS({ phoneNumber: '+15550100002' });
    await expect(adapter.enrollSMS({ phoneNumber: '+15550100003' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 3600,
    });
  });

  it('has a code that expires before the enrollment does', async () => {
    const { adapter, clock, lastCode } = signedIn();
    const { id } = await adapter.enrollSMS({ phoneNumber: phone });
    clock.advance(300_000);
    await expect(adapter.verifySMS({ enrollmentId: id, code: lastCode() })).rejects.toMatchObject({
      code: 'CODE_EXPIRED',
    });
  });

  it('can be enrolled only once', async () => {
    const { adapter } = signedIn({ sms: phone });
    await expect(adapter.enrollSMS({ phoneNumber: '+1 555 0136677' })).rejects.toMatchObject({
      code: 'ALREADY_ENROLLED',
    });
  });
});

describe('an email address', () => {
  it('is the account’s unless another is given', async () => {
    const { adapter, outbox, lastCode } = signedIn();
    await adapter.enrollEmail({ email: 'anna@elsewhere.example' });
    const { id, destination } = await adapter.enrollEmail({});
    expect(destination).toBe(anna.email);
    expect(outbox.map(({ method, to }) => [method, to])).toEqual([
      ['email', 'anna@elsewhere.example'],
      ['email', anna.email],
    ]);
    await expect(adapter.verifyEmail({ enrollmentId: id, code: lastCode(anna.email) })).resolves.toHaveProperty(
      'verified',
    );
  });

  it('must have the shape of an address', async () => {
    await expect(signedIn().adapter.enrollEmail({ email: 'anna' })).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
  });
});

describe('an enrollment during a sign-in', () => {
  it('ends with a session', async () => {
    const sandbox = sandboxWith({}, required);
    const challengeId = await challengeOf(sandbox);
    const { id, secret = '' } = await sandbox.adapter.enrollTOTP({ challengeId });
    const result = await sandbox.adapter.verifyTOTP({ enrollmentId: id, code: sandbox.codeFor(secret) });
    const token = result && 'tokens' in result ? result.tokens.accessToken : '';
    expect(sandbox.whoIs(token)).toMatchObject({ email: anna.email });
    expect(await sandbox.adapter.getPendingLogin()).toBeNull();
    await expect(sandbox.adapter.enrollTOTP({ challengeId })).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  });

  it('returns the session with the challenge id alone, for a host whose server signs in', async () => {
    const sandbox = sandboxWith({}, required);
    const challengeId = await challengeOf(sandbox.newClient());
    const { id } = await sandbox.adapter.enrollSMS({ phoneNumber: phone, challengeId });
    await expect(sandbox.adapter.verifySMS({ enrollmentId: id, code: sandbox.lastCode() })).resolves.toMatchObject({
      tokens: {},
      backupCodes: expect.any(Array),
    });
  });

  it('keeps the sign-in open as long as it is open itself', async () => {
    const sandbox = sandboxWith({}, required);
    const challengeId = await challengeOf(sandbox);
    sandbox.clock.advance(590_000);
    const { id, secret = '' } = await sandbox.adapter.enrollTOTP({ challengeId });
    sandbox.clock.advance(590_000);
    await expect(
      sandbox.adapter.verifyTOTP({ enrollmentId: id, code: sandbox.codeFor(secret) }),
    ).resolves.toHaveProperty('tokens');
  });

  it('is refused for an unfinished sign-in to an enrolled account', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challengeId = await challengeOf(sandbox);
    for (const p of [{ challengeId }, {}]) {
      await expect(sandbox.adapter.enrollTOTP(p)).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
      await expect(sandbox.adapter.enrollPasskey(p)).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
    }
  });

  it("is refused for a user who isn't signed in", async () => {
    await expect(sandboxWith().adapter.enrollTOTP()).rejects.toMatchObject({
      code: 'REAUTH_REQUIRED',
      reauth: 'login',
    });
  });

  it("isn't a challenge that a code can pass", async () => {
    const sandbox = sandboxWith({}, required);
    const challengeId = await challengeOf(sandbox);
    const answer = { challengeId, code: sandbox.wrongCode() };
    await expect(sandbox.adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
    await expect(sandbox.adapter.verifyBackupCode(answer)).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  });
});

it('offers no method that the administrator has turned off', async () => {
  const { adapter } = signedIn({}, { policy: { methods: ['totp'] } });
  expect((await adapter.getStatus()).enrollable).toEqual(['totp']);
  const off = { code: 'METHOD_UNAVAILABLE' };
  await expect(adapter.enrollSMS({ phoneNumber: phone })).rejects.toMatchObject(off);
  await expect(adapter.enrollEmail({})).rejects.toMatchObject(off);
  await expect(adapter.enrollPasskey()).rejects.toMatchObject(off);
});
