import { describe, expect, it } from 'vitest';
import type { SandboxPasskeys } from '../../../src/sandbox/index.js';
import { SoftwarePasskeys, signPasskey } from '../../../src/sandbox/records/passkeys.js';
import { createRandom } from '../../../src/sandbox/records/random.js';
import { anna, challengeOf, factorOf, sandboxWith } from '../fixtures.js';

describe('verifyPasskey', () => {
  it("signs in with the authenticator's signature", async () => {
    const sandbox = sandboxWith({ passkey: true });
    for (let round = 0; round < 2; round++) {
      const challengeId = await challengeOf(sandbox);
      await expect(sandbox.adapter.verifyPasskey({ challengeId })).resolves.toHaveProperty('tokens');
    }
    expect((await sandbox.adapter.getStatus()).factors?.[0]?.lastUsedAt).toBe(1_700_000_000_000);
  });

  it('is CANCELLED if the prompt is dismissed, which costs no attempt', async () => {
    const sandbox = sandboxWith({ passkey: true });
    const challengeId = await challengeOf(sandbox);
    sandbox.passkeys.dismissNext();
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).resolves.toHaveProperty('tokens');
  });

  it('is CANCELLED if the device has lost its passkeys, as in a browser', async () => {
    const sandbox = sandboxWith({ passkey: true });
    sandbox.passkeys.forgetAll();
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('is METHOD_UNAVAILABLE without passkeys in the browser or the account', async () => {
    const without = sandboxWith({ passkey: true });
    without.passkeys.available = false;
    const challengeId = await challengeOf(without);
    const unavailable = { code: 'METHOD_UNAVAILABLE' };
    await expect(without.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject(unavailable);
    const other = sandboxWith({ totp: true });
    const factorId = await factorOf(other, 'totp');
    await expect(
      other.adapter.verifyPasskey({ challengeId: await challengeOf(other), factorId }),
    ).rejects.toMatchObject(unavailable);
  });

  it('accepts no code', async () => {
    const sandbox = sandboxWith({ passkey: true });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code: '123456' })).rejects.toMatchObject({
      code: 'METHOD_UNAVAILABLE',
    });
  });
});

describe('enrollPasskey', () => {
  it('adds one, without a separate confirmation', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const result = await sandbox.adapter.enrollPasskey({ label: 'Laptop' });
    expect(result).toEqual({ verified: true, backupCodes: expect.any(Array) });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).resolves.toHaveProperty('tokens');
    await expect(sandbox.adapter.enrollPasskey()).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
  });

  it('completes the sign-in that requires it', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'required' } });
    const challengeId = await challengeOf(sandbox);
    sandbox.passkeys.dismissNext();
    await expect(sandbox.adapter.enrollPasskey({ challengeId })).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(sandbox.adapter.enrollPasskey({ challengeId })).resolves.toHaveProperty('tokens');
  });
});

describe('a custom authenticator', () => {
  function withKey(change: Partial<SandboxPasskeys>) {
    const real = new SoftwarePasskeys(createRandom());
    const passkeys: SandboxPasskeys = {
      create: (...args) => real.create(...args),
      get: (...args) => real.get(...args),
      ...change,
    };
    const sandbox = sandboxWith({}, { passkeys });
    sandbox.signIn(anna.email);
    return { sandbox, real };
  }

  it('must know the key', async () => {
    const { sandbox } = withKey({
      get: async ({ challenge, allow: [credentialId = ''] }) => ({
        credentialId,
        counter: 1,
        signature: signPasskey('00'.repeat(32), challenge, 1),
      }),
    });
    await sandbox.adapter.enrollPasskey();
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject({
      code: 'INVALID_CODE',
      attemptsLeft: 4,
    });
  });

  it('must sign this challenge: a recorded response is refused', async () => {
    let recorded: Awaited<ReturnType<SandboxPasskeys['get']>> | undefined;
    const { sandbox, real } = withKey({
      get: async (...args) => {
        recorded ??= await real.get(...args);
        return recorded;
      },
    });
    await sandbox.adapter.enrollPasskey();
    await sandbox.adapter.verifyPasskey({ challengeId: await challengeOf(sandbox) });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  });

  it('must increase its counter: a copy of a passkey is refused', async () => {
    const keys = new Map<string, string>();
    const { sandbox, real } = withKey({
      create: async (...args) => {
        const made = await real.create(...args);
        keys.set(made.credentialId, made.key);
        return made;
      },
      get: async ({ challenge, allow: [credentialId = ''] }) => ({
        credentialId,
        counter: 1,
        signature: signPasskey(keys.get(credentialId) ?? '', challenge, 1),
      }),
    });
    await sandbox.adapter.enrollPasskey();
    await sandbox.adapter.verifyPasskey({ challengeId: await challengeOf(sandbox) });
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  });

  it('is too late if the challenge has ended during the prompt', async () => {
    const { sandbox, real } = withKey({
      get: (...args) => {
        sandbox.clock.advance(600_000);
        return real.get(...args);
      },
    });
    await sandbox.adapter.enrollPasskey();
    const challengeId = await challengeOf(sandbox);
    await expect(sandbox.adapter.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  });

  it('may keep the prompt open until the caller aborts', async () => {
    const { sandbox } = withKey({ create: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const adding = sandbox.adapter.enrollPasskey({}, { signal: controller.signal });
    controller.abort();
    await expect(adding).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
