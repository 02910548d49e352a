import { act, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, useStepUp } from '../../../src/index.js';
import { watchSecrets } from '../../leakCheck.js';
import { runHook } from '../hook.js';

const PASSWORD = 'correct horse battery';
const needs = (reauth?: 'password' | 'code' | 'login') => ({ code: 'REAUTH_REQUIRED', ...(reauth && { reauth }) });
type Reauth = 'password' | 'code';

/** A host's server: it does nothing before a fresh proof, and records its calls. */
function server(reauth: Reauth) {
  let fresh = false;
  const received: [string, string | undefined][] = [];
  const save = async (what: string, proof?: { password: string }): Promise<string> => {
    received.push([what, proof?.password]);
    if (proof && proof.password !== PASSWORD) throw { code: 'INVALID_CREDENTIALS' };
    if (!fresh && !proof) throw needs(reauth);
    return `${what} is saved`;
  };
  const prove = (): void => {
    fresh = true;
  };
  return { received, save, prove };
}

function run(change: Partial<MfaAdapter> = {}) {
  watchSecrets(() => [PASSWORD]);
  const startStepUp = vi.fn(async () => ({ challengeId: 'step-up' }));
  const adapter: MfaAdapter = { verifyChallenge: async () => ({ verified: true }), startStepUp, ...change };
  const onError = vi.fn();
  const hook = runHook(() => useStepUp(), { adapter, onError });
  const { result } = hook;
  /** Starts a call as a host does, and records its outcome. */
  const start = <R,>(action: () => Promise<R>) => {
    const settled = vi.fn();
    const failed = vi.fn();
    act(() => void action().then(settled, failed));
    return { settled, failed };
  };
  const guard: ReturnType<typeof useStepUp>['guard'] = (action) => result.current.guard(action);
  const status = () => result.current.reauth.state.status;
  return { ...hook, start, guard, status, reauth: () => result.current.reauth, startStepUp, onError };
}

describe('useStepUp', () => {
  describe('if several calls need proof at once', () => {
    it('asks once for the password, and repeats each of them with it', async () => {
      const { received, save } = server('password');
      const { start, guard, status, reauth } = run();
      const name = start(() => guard((proof) => save('name', proof)));
      const address = start(() => guard((proof) => save('address', proof)));
      await waitFor(() => expect(received).toHaveLength(2));
      await waitFor(() => expect(status()).toBe('asking-password'));
      act(() => reauth().confirm(PASSWORD));
      await waitFor(() => expect(name.settled).toHaveBeenCalledExactlyOnceWith('name is saved'));
      await waitFor(() => expect(address.settled).toHaveBeenCalledExactlyOnceWith('address is saved'));
      expect(received.slice(2).sort()).toEqual([
        ['address', PASSWORD],
        ['name', PASSWORD],
      ]);
      await waitFor(() => expect(status()).toBe('idle'));
    });

    it('asks once more for all of them after a wrong password', async () => {
      const { received, save } = server('password');
      const { start, guard, status, reauth } = run();
      const calls = ['name', 'address'].map((what) => start(() => guard((proof) => save(what, proof))));
      await waitFor(() => expect(received).toHaveLength(2));
      await waitFor(() => expect(status()).toBe('asking-password'));
      act(() => reauth().confirm('not my password'));
      await waitFor(() => expect(received).toHaveLength(4));
      await waitFor(() => expect(reauth().state).toMatchObject({ status: 'asking-password', failures: 1 }));
      act(() => reauth().confirm(PASSWORD));
      for (const { settled } of calls) await waitFor(() => expect(settled).toHaveBeenCalledOnce());
      await waitFor(() => expect(status()).toBe('idle'));
    });

    it('starts one step-up for them, and repeats each of them', async () => {
      const { received, save, prove } = server('code');
      const { start, guard, status, reauth, startStepUp } = run();
      const calls = ['name', 'address', 'photo'].map((what) => start(() => guard(() => save(what))));
      await waitFor(() => expect(received).toHaveLength(3));
      await waitFor(() => expect(status()).toBe('asking-code'));
      prove();
      act(() => reauth().verified({ verified: true }));
      for (const { settled } of calls) await waitFor(() => expect(settled).toHaveBeenCalledOnce());
      expect(startStepUp).toHaveBeenCalledOnce();
      expect(received).toHaveLength(6);
      await waitFor(() => expect(status()).toBe('idle'));
    });

    it('rejects each of them with CANCELLED when the user cancels', async () => {
      const { received, save } = server('code');
      const { start, guard, status, reauth } = run();
      const calls = ['name', 'address'].map((what) => start(() => guard(() => save(what))));
      await waitFor(() => expect(received).toHaveLength(2));
      await waitFor(() => expect(status()).toBe('asking-code'));
      act(() => reauth().cancel());
      for (const { failed } of calls)
        await waitFor(() => expect(failed.mock.calls).toEqual([[expect.objectContaining({ code: 'CANCELLED' })]]));
      expect(received).toHaveLength(2);
      await waitFor(() => expect(status()).toBe('idle'));
    });

    it('keeps the prompt while another call that needed none ends', async () => {
      const { save } = server('password');
      const { start, guard, status, reauth } = run();
      const asked = start(() => guard((proof) => save('name', proof)));
      await waitFor(() => expect(status()).toBe('asking-password'));
      const other = start(() => guard(async () => 'read'));
      await waitFor(() => expect(other.settled).toHaveBeenCalledWith('read'));
      expect(status()).toBe('asking-password');
      act(() => reauth().confirm(PASSWORD));
      await waitFor(() => expect(asked.settled).toHaveBeenCalledWith('name is saved'));
    });

    it("doesn't ask again for a call that is refused after the proof", async () => {
      const { received, save, prove } = server('code');
      let late = (_: unknown): void => {};
      const { start, guard, status, reauth, startStepUp } = run();
      let hold = (): void => {};
      const first = start(() =>
        guard(async () => {
          const saved = await save('name');
          await new Promise<void>((resolve) => {
            hold = resolve;
          });
          return saved;
        }),
      );
      let tries = 0;
      const second = start(() =>
        guard(() => (tries++ ? save('address') : new Promise<string>((_, reject) => (late = reject)))),
      );
      await waitFor(() => expect(status()).toBe('asking-code'));
      prove();
      act(() => reauth().verified({ verified: true }));
      await waitFor(() => expect(received).toHaveLength(2));
      act(() => late(needs('code')));
      await waitFor(() => expect(second.settled).toHaveBeenCalledWith('address is saved'));
      act(() => hold());
      await waitFor(() => expect(first.settled).toHaveBeenCalledOnce());
      expect(startStepUp).toHaveBeenCalledOnce();
      await waitFor(() => expect(status()).toBe('idle'));
    });
  });

  it.each(['password', 'code'] as const)(
    "doesn't ask again (%s) if the repeated call is refused too",
    async (reauth) => {
      const action = vi.fn(() => Promise.reject(needs(reauth)));
      const hook = run();
      const { settled, failed } = hook.start(() => hook.guard(action));
      await waitFor(() => expect(hook.status()).toBe(`asking-${reauth}`));
      act(() => (reauth === 'password' ? hook.reauth().confirm(PASSWORD) : hook.reauth().verified({ verified: true })));
      await waitFor(() => expect(failed.mock.calls).toEqual([[expect.objectContaining(needs(reauth))]]));
      expect(action).toHaveBeenCalledTimes(2);
      expect(settled).not.toHaveBeenCalled();
      await waitFor(() => expect(hook.status()).toBe('idle'));
    },
  );

  it('asks again for the next call once the last one is done', async () => {
    const { save } = server('password');
    const { start, guard, status, reauth } = run();
    for (const what of ['name', 'address']) {
      const { settled } = start(() => guard((proof) => save(what, proof)));
      await waitFor(() => expect(status()).toBe('asking-password'));
      act(() => reauth().confirm(PASSWORD));
      await waitFor(() => expect(settled).toHaveBeenCalledWith(`${what} is saved`));
      await waitFor(() => expect(status()).toBe('idle'));
    }
  });

  it("passes the host's own errors on unchanged, and reports them nowhere else", async () => {
    const own = new Error('This name is taken.');
    const { start, guard, onError } = run();
    const { failed } = start(() => guard(() => Promise.reject(own)));
    await waitFor(() => expect(failed).toHaveBeenCalledExactlyOnceWith(own));
    expect(onError).not.toHaveBeenCalled();
  });

  it('passes on an error that only a new sign-in resolves', async () => {
    const { start, guard, status } = run();
    const { failed } = start(() => guard(() => Promise.reject(needs('login'))));
    await waitFor(() => expect(failed).toHaveBeenCalledWith(expect.objectContaining(needs('login'))));
    expect(status()).toBe('idle');
  });

  it('rejects a waiting call with CANCELLED when its screen is unmounted', async () => {
    const { received, save } = server('password');
    const { start, guard, status, unmount } = run();
    const calls = ['name', 'address'].map((what) => start(() => guard((proof) => save(what, proof))));
    await waitFor(() => expect(received).toHaveLength(2));
    await waitFor(() => expect(status()).toBe('asking-password'));
    unmount();
    for (const { failed } of calls)
      await waitFor(() => expect(failed.mock.calls).toEqual([[expect.objectContaining({ code: 'CANCELLED' })]]));
    expect(received).toHaveLength(2);
  });

  it.each(['the call', 'the call that is made again with the password'])(
    'resolves with the result of %s, even if its success unmounts the page',
    async (which) => {
      const { start, guard, status, reauth, unmount } = run();
      const wantsPassword = which !== 'the call';
      let succeed = (): void => {};
      const closeAccount = (proof?: unknown): Promise<string> =>
        wantsPassword && !proof
          ? Promise.reject(needs('password'))
          : new Promise((resolve) => {
              succeed = () => resolve('closed');
            });
      const { settled, failed } = start(() => guard(closeAccount));
      if (wantsPassword) {
        await waitFor(() => expect(status()).toBe('asking-password'));
        await act(async () => reauth().confirm(PASSWORD));
      }
      unmount();
      await act(async () => succeed());
      expect(settled).toHaveBeenCalledExactlyOnceWith('closed');
      expect(failed).not.toHaveBeenCalled();
    },
  );

  describe('stepUp', () => {
    it('resolves once a proof is given', async () => {
      const { start, status, reauth, result } = run();
      const { settled } = start(() => result.current.stepUp());
      await waitFor(() => expect(status()).toBe('asking-code'));
      expect(settled).not.toHaveBeenCalled();
      act(() => reauth().verified({ verified: true }));
      await waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith({ verified: true }));
      await waitFor(() => expect(status()).toBe('idle'));
    });

    it('resolves at once if the backend needs no proof', async () => {
      const { start, status, result } = run({ startStepUp: async () => null });
      const { settled } = start(() => result.current.stepUp());
      await waitFor(() => expect(settled).toHaveBeenCalledOnce());
      expect(status()).toBe('idle');
    });

    it('shows one prompt for two of them', async () => {
      const { start, status, reauth, result, startStepUp } = run();
      const both = [start(() => result.current.stepUp()), start(() => result.current.stepUp())];
      await waitFor(() => expect(status()).toBe('asking-code'));
      act(() => reauth().verified({ verified: true }));
      for (const { settled } of both) await waitFor(() => expect(settled).toHaveBeenCalledOnce());
      expect(startStepUp).toHaveBeenCalledOnce();
    });

    it("is METHOD_UNAVAILABLE if the backend doesn't support it", async () => {
      const { start, result } = run({ startStepUp: undefined as never });
      const { failed } = start(() => result.current.stepUp());
      await waitFor(() => expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'METHOD_UNAVAILABLE' })));
    });

    it('rejects with the error of the call that starts it', async () => {
      const { start, status, result } = run({
        startStepUp: () => Promise.reject({ code: 'RATE_LIMITED', retryAfter: 9 }),
      });
      const { failed } = start(() => result.current.stepUp());
      await waitFor(() =>
        expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'RATE_LIMITED', retryAfter: 9 })),
      );
      expect(status()).toBe('idle');
    });
  });
});
