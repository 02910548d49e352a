import { describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { anna, challengeOf, phone, sandboxWith } from './fixtures.js';

describe('secrets', () => {
  it('contains everything that was issued or received', async () => {
    const sandbox = sandboxWith({ sms: phone });
    const { adapter, secrets } = sandbox;
    const challengeId = await challengeOf(sandbox);
    const wrong = sandbox.wrongCode();
    await expect(adapter.verifyChallenge({ challengeId, code: wrong })).rejects.toThrow();
    const result = await adapter.verifyChallenge({ challengeId, code: sandbox.lastCode() });
    const enrollment = await adapter.enrollTOTP();
    await adapter.enrollSMS({ phoneNumber: '+1 555 019 9999' });
    await adapter.enrollEmail({ email: 'anna@elsewhere.example' });
    const codes = await adapter.regenerateBackupCodes({}, { proof: { password: 'given as proof' } });
    expect(secrets()).toEqual(
      expect.arrayContaining([
        anna.password,
        phone,
        wrong,
        ...sandbox.outbox.map(({ code }) => code),
        'tokens' in result ? result.tokens.accessToken : '',
        enrollment.secret,
        enrollment.qrCodeUrl,
        ...(enrollment.backupCodes ?? []),
        '+1 555 019 9999',
        '+15550199999',
        'anna@elsewhere.example',
        ...codes,
        'given as proof',
      ]),
    );
  });

  it('contains nothing that an ordinary page may contain', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code: '12' })).rejects.toThrow();
    expect(sandbox.secrets()).not.toContain('12');
    expect(sandbox.secrets()).not.toContain(challengeId);
    expect(sandbox.secrets()).not.toContain(anna.email);
  });
});

describe('calls', () => {
  it('are logged in the order of arrival, without their context', async () => {
    const { adapter, protekt, admin, calls } = sandboxWith();
    await adapter.login(anna, { idempotencyKey: 'k' });
    const credentials = { ...anna };
    await protekt.auth.login(credentials);
    credentials.email = 'changed afterwards';
    await adapter.getStatus({});
    await admin.getPolicy();
    await adapter.enrollTOTP();
    expect(calls).toEqual([
      { name: 'login', args: [anna] },
      { name: 'login', args: [anna] },
      { name: 'getStatus', args: [] },
      { name: 'getPolicy', args: [] },
      { name: 'enrollTOTP', args: [] },
    ]);
  });
});

describe('a seed', () => {
  async function run(options: SandboxOptions) {
    const sandbox = createSandbox({ now: () => 0, users: [{ ...anna, sms: phone, backupCodes: true }], ...options });
    const challenge = await sandbox.adapter.login(anna);
    return JSON.stringify([challenge, sandbox.outbox, sandbox.user(anna.email)]);
  }

  it('makes every run the same; without a seed, no two are', async () => {
    expect(await run({ seed: 'a' })).toBe(await run({ seed: 'a' }));
    expect(await run({ seed: 'a' })).not.toBe(await run({ seed: 'b' }));
    expect(await run({})).not.toBe(await run({}));
  });
});

describe('users', () => {
  it("don't exist by default, and get a password if none is given", async () => {
    const sandbox = createSandbox();
    expect(() => sandbox.user(anna.email)).toThrow(/anna@example\.com/);
    const user = sandbox.addUser({ email: anna.email, totp: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' });
    expect(sandbox.user(anna.email)).toBe(user);
    expect(user.totpUri).toContain('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    await expect(sandbox.adapter.login(user)).resolves.toMatchObject({ mfaRequired: true });
    expect(() => sandbox.addUser({ email: 'ANNA@example.com' })).toThrow(/already/);
  });

  it("can't start with a passkey in a custom authenticator", () => {
    const passkeys = { create: () => Promise.reject(new Error()), get: () => Promise.reject(new Error()) };
    expect(() => sandboxWith({ passkey: true }, { passkeys })).toThrow(/passkey/);
    expect(() => sandboxWith({}, { passkeys }).passkeys).toThrow(/authenticator/);
  });
});

it('has methods that need no `this`', async () => {
  const { login, enrollTOTP, ...rest } = sandboxWith().adapter;
  await login(anna);
  await expect(enrollTOTP()).resolves.toHaveProperty('secret');
  expect(Object.keys(rest)).toContain('verifyChallenge');
});

it('throws if a test asks for a message that was never sent', () => {
  expect(() => createSandbox().lastCode()).toThrow(/message/);
});

it('uses Date.now unless it gets a clock, and its time can be moved', () => {
  const { clock } = createSandbox();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  clock.advance(3_600_000);
  expect(Math.abs(clock.now() - Date.now() - 3_600_000)).toBeLessThan(1000);
});

it('has wrong codes that are really wrong', async () => {
  const sandbox = sandboxWith(
    { totp: true, sms: phone },
    { codeLength: { totp: 1, sms: 1 }, limits: { lockAfter: 99 } },
  );
  sandbox.signIn(anna.email);
  for (let i = 0; i < 40; i++) {
    const challenge = await sandbox.adapter.startStepUp();
    const answer = { challengeId: challenge?.challengeId ?? '', code: sandbox.wrongCode() };
    await expect(sandbox.adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
});
