import { describe, expect, it, vi } from 'vitest';
import { isMfaError, toMfaError } from '../../../src/core/contract/error.js';
import { anna, challengeOf, phone, sandboxWith } from '../fixtures.js';

/** The current state of a promise. */
async function stateOf(promise: Promise<unknown>): Promise<'pending' | 'settled'> {
  const late = Symbol('late');
  for (let i = 0; i < 20; i++) await Promise.resolve();
  const first = await Promise.race([promise.catch(() => undefined), Promise.resolve(late)]);
  return first === late ? 'pending' : 'settled';
}

describe('drop', () => {
  it('never responds, has no effect, and ends with an abort', async () => {
    const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
    const { adapter, faults, outbox } = sandbox;
    const challengeId = await challengeOf(sandbox);
    faults.drop('sendChallenge');
    const controller = new AbortController();
    const p = { challengeId, factorId: 'any', method: 'sms' as const };
    const sending = adapter.sendChallenge(p, { signal: controller.signal });
    expect(await stateOf(sending)).toBe('pending');
    controller.abort();
    await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(outbox).toEqual([]);
  });
});

describe('delay', () => {
  it('delays the request; if it is aborted before it arrives, it has no effect', async () => {
    vi.useFakeTimers();
    try {
      const { adapter, faults } = sandboxWith();
      faults.delay('login', 5000, 2);
      const slow = adapter.login(anna);
      await vi.advanceTimersByTimeAsync(4999);
      expect(await stateOf(slow)).toBe('pending');
      await vi.advanceTimersByTimeAsync(1);
      await expect(slow).resolves.toHaveProperty('tokens');
      const controller = new AbortController();
      const aborted = adapter.login({ ...anna, password: 'no' }, { signal: controller.signal });
      controller.abort();
      await expect(aborted).rejects.toMatchObject({ code: 'CANCELLED' });
    } finally {
      vi.useRealTimers();
    }
  });

  it("waits with the sandbox's `wait`, as the usual latency does", async () => {
    const waits: number[] = [];
    const wait = async (ms: number) => {
      waits.push(ms);
    };
    const { adapter, faults } = sandboxWith({}, { latencyMs: 80, wait });
    await adapter.login(anna);
    faults.delay('getStatus', 1000);
    await adapter.getStatus();
    expect(waits).toEqual([80, 1080]);
  });
});

describe('fail', () => {
  it('rejects with the error of the contract, before any effect', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { adapter, faults } = sandbox;
    const challengeId = await challengeOf(sandbox);
    const answer = { challengeId, code: sandbox.codeFor(sandbox.user(anna.email).totpSecret) };
    faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 7 });
    await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 7 });
    await expect(adapter.verifyChallenge(answer)).resolves.toHaveProperty('tokens');
  });

  it.each([new Error('boom'), 'text', undefined, null, { status: 500 }])('rejects with %j unchanged', async (error) => {
    const { adapter, faults } = sandboxWith();
    faults.fail('login', error);
    expect(await adapter.login(anna).catch((reason: unknown) => reason)).toBe(error);
  });
});

describe('loseAnswer', () => {
  it('makes the call and says NETWORK: a repeated call sees its effect', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { adapter, faults } = sandbox;
    const answer = {
      challengeId: await challengeOf(sandbox),
      code: sandbox.codeFor(sandbox.user(anna.email).totpSecret),
    };
    faults.loseAnswer('verifyChallenge');
    await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'NETWORK' });
    await expect(adapter.verifyChallenge(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  });

  it('is compensated by an idempotency key: the repeated call gets the first response', async () => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    sandbox.faults.loseAnswer('regenerateBackupCodes');
    const again = () => sandbox.adapter.regenerateBackupCodes({}, { idempotencyKey: 'k1' });
    await expect(again()).rejects.toMatchObject({ code: 'NETWORK' });
    expect(await again()).toBe(await again());
    expect(await sandbox.adapter.regenerateBackupCodes({}, { idempotencyKey: 'k2' })).not.toEqual(await again());
  });

  it('stores no failure under the key: the same action can be repeated with its proof', async () => {
    const sandbox = sandboxWith({ totp: true }, { requireReauth: 'password' });
    sandbox.signIn(anna.email);
    const ctx = { idempotencyKey: 'k1' };
    await expect(sandbox.adapter.disable({}, ctx)).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
    await sandbox.adapter.disable({}, { ...ctx, proof: { password: anna.password } });
    expect(await sandbox.adapter.getStatus()).toMatchObject({ enrolled: false });
  });
});

describe('hold', () => {
  it('makes the call at once and responds on release, so that responses come out of order', async () => {
    const sandbox = sandboxWith();
    const first = sandbox.faults.hold('login');
    const held = sandbox.adapter.login(anna);
    expect(await stateOf(held)).toBe('pending');
    await expect(sandbox.adapter.getStatus()).resolves.toMatchObject({ enrolled: false });
    first.release();
    await expect(held).resolves.toHaveProperty('tokens');
  });

  it('holds an error too', async () => {
    const { adapter, faults } = sandboxWith();
    const held = faults.hold('login');
    const failing = adapter.login({ ...anna, password: 'no' });
    expect(await stateOf(failing)).toBe('pending');
    held.release();
    await expect(failing).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('ends with an abort', async () => {
    const { adapter, faults } = sandboxWith();
    faults.hold('login');
    const controller = new AbortController();
    const held = adapter.login(anna, { signal: controller.signal });
    await stateOf(held);
    controller.abort();
    await expect(held).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('answer', () => {
  it.each(['<!doctype html><title>502</title>', null, undefined, {}, []])('is %j instead', async (instead) => {
    const { adapter, faults } = sandboxWith();
    faults.answer('login', () => instead);
    expect(await adapter.login(anna)).toBe(instead);
    await expect(adapter.getStatus()).resolves.toMatchObject({ enrolled: false });
  });

  it('is a change of the real response, and replaces an error too', async () => {
    const { adapter, faults } = sandboxWith();
    faults.answer('login', (real) => ({ real, extra: 1 }), 2);
    expect(await adapter.login(anna)).toMatchObject({ real: { mfaRequired: false }, extra: 1 });
    expect(await adapter.login({ ...anna, password: 'no' })).toEqual({ real: undefined, extra: 1 });
  });
});

describe('faults', () => {
  it('happen in the order in which they were set, as often as requested, until they are cleared', async () => {
    const { adapter, faults } = sandboxWith();
    faults.fail('login', { code: 'SERVER' }, 2);
    faults.fail('login', { code: 'NETWORK' }, Number.POSITIVE_INFINITY);
    const codes: unknown[] = [];
    for (let i = 0; i < 4; i++) codes.push(await adapter.login(anna).catch((error: unknown) => toMfaError(error).code));
    expect(codes).toEqual(['SERVER', 'SERVER', 'NETWORK', 'NETWORK']);
    faults.clear('login');
    await expect(adapter.login(anna)).resolves.toHaveProperty('tokens');
  });

  it('can affect every method, including those of the SDK and the administrator', async () => {
    const { protekt, admin, faults } = sandboxWith();
    faults.fail('*', { code: 'SERVER' }, 2);
    await expect(protekt.auth.login(anna)).rejects.toMatchObject({ code: 'SERVER' });
    await expect(admin.getPolicy()).rejects.toMatchObject({ code: 'SERVER' });
    await expect(admin.getPolicy()).resolves.toHaveProperty('methods');
  });
});

it("throws errors with the contract’s fields, which aren't the library’s own", async () => {
  const error = await sandboxWith()
    .adapter.login({ ...anna, password: 'no' })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(isMfaError(error)).toBe(false);
  expect(toMfaError(error).code).toBe('INVALID_CREDENTIALS');
});

it('refuses a call whose signal is already aborted', async () => {
  const sandbox = sandboxWith({ sms: phone });
  await expect(sandbox.adapter.login(anna, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  expect(sandbox.outbox).toEqual([]);
});
