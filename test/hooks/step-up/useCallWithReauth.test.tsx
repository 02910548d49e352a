import { act, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useCallWithReauth } from '../../../src/hooks/step-up/useCallWithReauth.js';
import type { MfaAdapter, MfaCallContext, MfaChallengeInfo } from '../../../src/index.js';
import { watchSecrets } from '../../leakCheck.js';
import { runHook } from '../hook.js';

const PASSWORD = 'correct horse battery';
const needs = (reauth?: 'password' | 'code' | 'login') => ({ code: 'REAUTH_REQUIRED', ...(reauth && { reauth }) });

function run(change: Partial<MfaAdapter> = {}) {
  watchSecrets(() => [PASSWORD]);
  const adapter: MfaAdapter = { verifyChallenge: async () => ({ verified: true }), ...change };
  const onError = vi.fn();
  const hook = runHook((props: { key: string }) => useCallWithReauth(props.key), {
    adapter,
    onError,
    initialProps: { key: 'a' },
  });
  const { result } = hook;
  const contexts: MfaCallContext[] = [];
  /** Calls something that returns or throws the answers in order. */
  const call = (...answers: (() => unknown)[]) => {
    const settled = vi.fn();
    const failed = vi.fn();
    act(() => {
      result.current
        .call('removeFactor', async (_, ctx) => {
          contexts.push({ ...ctx });
          return answers[Math.min(contexts.length, answers.length) - 1]?.();
        })
        .then(settled, failed);
    });
    return { settled, failed };
  };
  const reauth = () => result.current.reauth;
  return { ...hook, call, contexts, reauth, onError, status: () => reauth().state.status };
}
const reject = (error: unknown) => () => Promise.reject(error);

describe('useCallWithReauth', () => {
  it('makes a call that needs no proof', async () => {
    const { call, contexts, status } = run();
    const { settled } = call(() => 'done');
    await waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith('done'));
    expect(contexts).toHaveLength(1);
    expect(contexts[0]).not.toHaveProperty('proof');
    expect(status()).toBe('idle');
  });

  it('repeats a call once with the password as its proof, and drops the password', async () => {
    const { call, contexts, reauth, status, onError } = run();
    const { settled } = call(reject(needs('password')), () => 'done');
    await waitFor(() => expect(status()).toBe('asking-password'));
    act(() => {
      reauth().confirm(PASSWORD);
      reauth().confirm('another');
    });
    await waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith('done'));
    expect(contexts.map(({ proof }) => proof?.password)).toEqual([undefined, PASSWORD]);
    await waitFor(() => expect(status()).toBe('idle'));
    expect(JSON.stringify(reauth())).not.toContain(PASSWORD);
    expect(onError).not.toHaveBeenCalled();
  });

  it('asks again after each wrong password, and counts', async () => {
    const { call, contexts, reauth, status, onError } = run();
    const wrong = reject({ code: 'INVALID_CREDENTIALS' });
    const { settled } = call(reject(needs('password')), wrong, wrong, () => 'done');
    for (const failures of [0, 1, 2]) {
      await waitFor(() => expect(reauth().state).toMatchObject({ status: 'asking-password', failures }));
      act(() => reauth().confirm(failures === 2 ? PASSWORD : 'wrong'));
    }
    await waitFor(() => expect(settled).toHaveBeenCalledOnce());
    expect(contexts).toHaveLength(4);
    expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(['INVALID_CREDENTIALS', 'INVALID_CREDENTIALS']);
    await waitFor(() => expect(status()).toBe('idle'));
  });

  it.each([
    ['a wrong password that nobody asked for', { code: 'INVALID_CREDENTIALS' }],
    ['a new sign-in', needs('login')],
    ['a code without step-up', needs('code')],
    ['more, without saying what', needs()],
    ['anything else', { code: 'RATE_LIMITED' }],
  ])("passes on what proof can't resolve: %s", async (_, error) => {
    const { call, contexts, status } = run();
    const { failed } = call(reject(error));
    await waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ name: 'MfaError', code: error.code });
    expect(contexts).toHaveLength(1);
    expect(status()).toBe('idle');
  });

  it.each(['password', 'code'] as const)('gives up on a backend that asks for the %s forever', async (kind) => {
    const { call, contexts, reauth, status } = run({ startStepUp: async () => ({ challengeId: 's1' }) });
    const { failed } = call(reject(needs(kind)));
    await waitFor(() => expect(status()).toBe(`asking-${kind}`));
    act(() => (kind === 'password' ? reauth().confirm(PASSWORD) : reauth().verified({ verified: true })));
    await waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ code: 'REAUTH_REQUIRED' });
    expect(contexts).toHaveLength(2);
  });

  it.each(['<html>', {}, undefined, true])("doesn't accept %o as a step-up challenge", async (answer) => {
    const { call, status } = run({ startStepUp: async () => answer as never });
    const { failed } = call(reject(needs('code')));
    await waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ code: 'SERVER' });
    expect(status()).toBe('idle');
  });

  it.each<[string, (hook: ReturnType<typeof run>) => void]>([
    ['the component goes', ({ unmount }) => unmount()],
    ['another challenge comes', ({ rerender }) => rerender({ key: 'b' })],
  ])('tells the backend to discard a step-up that arrives after %s', async (_, end) => {
    let start = (_: MfaChallengeInfo): void => {};
    const startStepUp = vi.fn(
      () =>
        new Promise<MfaChallengeInfo>((resolve) => {
          start = resolve;
        }),
    );
    const cancel = vi.fn(async () => {});
    const hook = run({ startStepUp, cancel });
    const { failed } = hook.call(reject(needs('code')));
    await waitFor(() => expect(startStepUp).toHaveBeenCalledOnce());
    end(hook);
    await waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(cancel).not.toHaveBeenCalled();
    start({ challengeId: 'late', factors: [{ id: 'app', method: 'totp' }] });
    await waitFor(() => expect(cancel).toHaveBeenCalledOnce());
    expect(cancel.mock.calls).toMatchObject([[{ challengeId: 'late', kind: 'step-up' }]]);
  });

  it('rejects with CANCELLED when the user cancels', async () => {
    const { call, contexts, reauth, status } = run();
    const { failed } = call(reject(needs('password')));
    await waitFor(() => expect(status()).toBe('asking-password'));
    act(() => reauth().cancel());
    await waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ code: 'CANCELLED' });
    expect(contexts).toHaveLength(1);
    await waitFor(() => expect(status()).toBe('idle'));
  });

  it.each<[string, (hook: ReturnType<typeof run>) => void]>([
    ['the component goes', ({ unmount }) => unmount()],
    ['another challenge comes', ({ rerender }) => rerender({ key: 'b' })],
  ])('rejects with CANCELLED when %s, without a warning from React', async (_, end) => {
    const warned = vi.spyOn(console, 'error');
    const hook = run();
    const { failed } = hook.call(reject(needs('password')));
    await waitFor(() => expect(hook.status()).toBe('asking-password'));
    end(hook);
    await waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ code: 'CANCELLED' });
    expect(hook.contexts).toHaveLength(1);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it("ignores a password that wasn't requested", () => {
    const { reauth, status, contexts } = run();
    act(() => {
      reauth().confirm(PASSWORD);
      reauth().verified({ verified: true });
      reauth().cancel();
    });
    expect(status()).toBe('idle');
    expect(contexts).toEqual([]);
  });
});
