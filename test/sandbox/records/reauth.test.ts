import { describe, expect, it } from 'vitest';
import type { MfaCallContext } from '../../../src/core/contract/adapter.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { anna, factorOf, phone, sandboxWith } from '../fixtures.js';

type Reauth = 'password' | 'code' | 'login';
function signedIn(requireReauth: Reauth, seed: Parameters<typeof sandboxWith>[0] = { totp: true }): Sandbox {
  const sandbox = sandboxWith(seed, { requireReauth });
  sandbox.signIn(anna.email);
  return sandbox;
}

const sensitive: Record<string, (sandbox: Sandbox, ctx?: MfaCallContext) => Promise<unknown>> = {
  enrollTOTP: ({ adapter }, ctx) => adapter.enrollTOTP({}, ctx),
  enrollSMS: ({ adapter }, ctx) => adapter.enrollSMS({ phoneNumber: phone }, ctx),
  enrollEmail: ({ adapter }, ctx) => adapter.enrollEmail({}, ctx),
  enrollPasskey: ({ adapter }, ctx) => adapter.enrollPasskey({}, ctx),
  regenerateBackupCodes: ({ adapter }, ctx) => adapter.regenerateBackupCodes({}, ctx),
  disable: ({ adapter }, ctx) => adapter.disable({}, ctx),
  removeFactor: async (sandbox, ctx) =>
    sandbox.adapter.removeFactor({ factorId: await factorOf(sandbox, 'totp'), method: 'totp' }, ctx),
};
const proof = { password: anna.password };

describe.each(Object.entries(sensitive))('%s', (_, call) => {
  it('asks for the password, and succeeds with it', async () => {
    const sandbox = signedIn('password');
    await expect(call(sandbox)).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'password' });
    await expect(call(sandbox, { proof: { password: 'no' } })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await call(sandbox, { proof });
  });

  it('asks for a code, and succeeds after a step-up', async () => {
    const sandbox = signedIn('code');
    await expect(call(sandbox, { proof })).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'code' });
    const challenge = await sandbox.adapter.startStepUp();
    const code = sandbox.codeFor(sandbox.user(anna.email).totpSecret);
    await sandbox.adapter.verifyChallenge({ challengeId: challenge?.challengeId ?? '', code });
    await call(sandbox);
  });

  it('asks to sign in again if the sign-in is old', async () => {
    const sandbox = signedIn('login');
    sandbox.clock.advance(300_000);
    await expect(call(sandbox)).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
    sandbox.signIn(anna.email);
    await call(sandbox);
  });
});

it('accepts a proof for five minutes', async () => {
  const { adapter, clock } = signedIn('password');
  await adapter.regenerateBackupCodes({}, { proof });
  clock.advance(299_000);
  await expect(adapter.regenerateBackupCodes()).resolves.toHaveLength(10);
  clock.advance(1000);
  await expect(adapter.regenerateBackupCodes()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
});

it("allows the first factor to be added without a code, because the user can't have one", async () => {
  await expect(signedIn('code', {}).adapter.enrollTOTP()).resolves.toHaveProperty('secret');
});

it("asks for nothing during a sign-in's enrollment, because the password was just given", async () => {
  const { adapter } = sandboxWith({}, { requireReauth: 'password', policy: { enrollment: 'required' } });
  await adapter.login(anna);
  await expect(adapter.enrollTOTP()).resolves.toHaveProperty('secret');
});

describe('startStepUp', () => {
  it('challenges the signed-in user, and keeps the session', async () => {
    const sandbox = sandboxWith({ sms: phone });
    const tokens = sandbox.signIn(anna.email);
    const challenge = await sandbox.adapter.startStepUp();
    expect(challenge).toMatchObject({ factors: [{ method: 'sms' }], sentTo: challenge?.factors?.[0]?.id });
    const result = await sandbox.adapter.verifyChallenge({
      challengeId: challenge?.challengeId ?? '',
      code: sandbox.lastCode(),
    });
    expect(result).toEqual({ tokens });
    expect(await sandbox.adapter.getPendingLogin()).toBeNull();
  });

  it('is null for a user without factors, and within five minutes of a proof', async () => {
    const without = sandboxWith();
    without.signIn(anna.email);
    expect(await without.adapter.startStepUp()).toBeNull();
    const { adapter, clock } = signedIn('password');
    await adapter.regenerateBackupCodes({}, { proof });
    expect(await adapter.startStepUp()).toBeNull();
    clock.advance(300_000);
    expect(await adapter.startStepUp()).toHaveProperty('challengeId');
  });

  it('needs a session, and ends with it', async () => {
    const sandbox = sandboxWith({ totp: true });
    await expect(sandbox.adapter.startStepUp()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
    sandbox.signIn(anna.email);
    const challenge = await sandbox.adapter.startStepUp();
    sandbox.signOut();
    const code = sandbox.codeFor(sandbox.user(anna.email).totpSecret);
    await expect(
      sandbox.adapter.verifyChallenge({ challengeId: challenge?.challengeId ?? '', code }),
    ).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  });
});
