import { act, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaProvider, type MfaStatus, useBackupCodes, useMfaStatus } from '../../../src/index.js';
import { runHook } from '../hook.js';

const verifyChallenge: MfaAdapter['verifyChallenge'] = async () => ({ verified: true });
const on: MfaStatus = { enrolled: true };
const off: MfaStatus = { enrolled: false };

/** Responses that arrive when the test releases them. */
function waiting() {
  const asked: {
    answer: (status: unknown) => void;
    refuse: (error: unknown) => void;
    signal: AbortSignal | undefined;
  }[] = [];
  const getStatus: MfaAdapter['getStatus'] = (ctx) =>
    new Promise((resolve, reject) => {
      asked.push({ answer: (status) => resolve(status as MfaStatus), refuse: reject, signal: ctx?.signal });
    });
  return { adapter: { verifyChallenge, getStatus } satisfies MfaAdapter, asked };
}

describe('useMfaStatus', () => {
  it("reads on mount, and returns the backend's data", async () => {
    const { adapter, asked } = waiting();
    const { result } = runHook(() => useMfaStatus(), { adapter });
    expect(result.current.state.status).toBe('loading');
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => asked[0]?.answer(on));
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'ready', mfa: on, stale: false }));
    expect(asked).toHaveLength(1);
  });

  it('masks an address and a number, in any format', async () => {
    const factors = [
      { id: '1', method: 'email', destination: 'anna@example.com' },
      { id: '2', method: 'sms', destination: '+15550136677' },
    ];
    const { result } = runHook(() => useMfaStatus(), {
      adapter: { verifyChallenge, getStatus: async () => ({ enrolled: true, factors }) as MfaStatus },
    });
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    expect(JSON.stringify(result.current)).not.toMatch(/anna@|5550136677/);
  });

  it('accepts no response without a status', async () => {
    const { adapter, asked } = waiting();
    const { result } = runHook(() => useMfaStatus(), { adapter });
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => asked[0]?.answer({ enrolled: 'yes' }));
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'failed', error: { code: 'SERVER' } }));
  });

  it('keeps the data while reading again, and if that fails', async () => {
    const { adapter, asked } = waiting();
    const { result } = runHook(() => useMfaStatus(), { adapter });
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => asked[0]?.answer(on));
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'ready', mfa: on, stale: true }));
    await waitFor(() => expect(asked).toHaveLength(2));
    act(() => asked[1]?.refuse({ code: 'NETWORK' }));
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'ready', mfa: on, stale: false }));
  });

  it("says why it couldn't be read, and retries on request", async () => {
    const { adapter, asked } = waiting();
    const { result } = runHook(() => useMfaStatus(), { adapter });
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => asked[0]?.refuse(new TypeError('fetch failed')));
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'failed', error: { code: 'NETWORK' } }));
    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.state.status).toBe('loading'));
    await waitFor(() => expect(asked).toHaveLength(2));
    act(() => asked[1]?.answer(off));
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'ready', mfa: off }));
  });

  it('ignores an older response that arrives after a newer one', async () => {
    const { adapter, asked } = waiting();
    const { result } = runHook(() => useMfaStatus(), { adapter });
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => asked[0]?.answer(on));
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    act(() => result.current.refresh());
    await waitFor(() => expect(asked).toHaveLength(2));
    act(() => result.current.refresh());
    await waitFor(() => expect(asked).toHaveLength(3));
    await act(async () => asked[2]?.answer(off));
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'ready', mfa: off, stale: false }));
    await act(async () => asked[1]?.answer(on));
    expect(result.current.state).toMatchObject({ status: 'ready', mfa: off });
  });

  it('reads again after any component of the same provider has changed something', async () => {
    let left = 1;
    const adapter: MfaAdapter = {
      verifyChallenge,
      getStatus: async () => ({ enrolled: true, backupCodesLeft: left }),
      regenerateBackupCodes: async () => {
        left = 2;
        return ['m4xd-7qkz', 'p9wb-3htr'];
      },
    };
    const { result } = runHook(() => ({ status: useMfaStatus(), codes: useBackupCodes({ ask: true }) }), { adapter });
    await waitFor(() => expect(result.current.status.state).toMatchObject({ mfa: { backupCodesLeft: 1 } }));
    act(() => result.current.codes.confirmNew());
    await waitFor(() => expect(result.current.status.state).toMatchObject({ mfa: { backupCodesLeft: 2 } }));
  });

  it('makes no call to a backend without a status', () => {
    const { result } = runHook(() => useMfaStatus(), { adapter: { verifyChallenge } });
    expect(result.current.state.status).toBe('unknown');
    act(() => result.current.refresh());
    expect(result.current.state.status).toBe('unknown');
  });

  it('aborts its call when it is unmounted', async () => {
    const { adapter, asked } = waiting();
    const onError = vi.fn();
    const { unmount } = runHook(() => useMfaStatus(), { adapter, onError });
    await waitFor(() => expect(asked).toHaveLength(1));
    unmount();
    await waitFor(() => expect(asked[0]?.signal?.aborted).toBe(true));
    await act(async () => asked[0]?.refuse(new TypeError('fetch failed')));
    expect(onError).not.toHaveBeenCalled();
  });

  it('returns one response in StrictMode too', async () => {
    const { adapter, asked } = waiting();
    const { result } = runHook(() => useMfaStatus(), { adapter, reactStrictMode: true });
    await waitFor(() => expect(asked.length).toBeGreaterThan(0));
    act(() => {
      for (const { answer } of asked) answer(on);
    });
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'ready', mfa: on }));
  });

  describe('for another user', () => {
    const of = (backupCodesLeft: number): MfaAdapter => ({
      verifyChallenge,
      getStatus: async () => ({ enrolled: true, backupCodesLeft }),
    });
    const Left = (): ReactElement => {
      const { state } = useMfaStatus();
      return <output>{state.status === 'ready' ? state.mfa.backupCodesLeft : state.status}</output>;
    };
    const shown = (): string | null => screen.getByRole('status').textContent;

    it('is read again for another adapter, and drops the old data if that fails', async () => {
      const page = (adapter: MfaAdapter): ReactElement => (
        <MfaProvider adapter={adapter}>
          <Left />
        </MfaProvider>
      );
      const { rerender } = render(page(of(1)));
      await waitFor(() => expect(shown()).toBe('1'));
      rerender(page(of(2)));
      await waitFor(() => expect(shown()).toBe('2'));
      rerender(page({ verifyChallenge, getStatus: () => Promise.reject({ code: 'NETWORK' }) }));
      await waitFor(() => expect(shown()).toBe('failed'));
    });

    it('is dropped at once with another sessionKey', async () => {
      const { adapter, asked } = waiting();
      const page = (sessionKey: string): ReactElement => (
        <MfaProvider adapter={adapter} sessionKey={sessionKey}>
          <Left />
        </MfaProvider>
      );
      const { rerender } = render(page('anna'));
      await waitFor(() => expect(asked).toHaveLength(1));
      act(() => asked[0]?.answer({ enrolled: true, backupCodesLeft: 1 }));
      await waitFor(() => expect(shown()).toBe('1'));
      rerender(page('ben'));
      expect(shown()).toBe('loading');
      await waitFor(() => expect(asked).toHaveLength(2));
    });

    it("isn't read again for an adapter object with the same methods", async () => {
      const { adapter, asked } = waiting();
      const page = (): ReactElement => (
        <MfaProvider adapter={{ ...adapter }}>
          <Left />
        </MfaProvider>
      );
      const { rerender } = render(page());
      await waitFor(() => expect(asked).toHaveLength(1));
      act(() => asked[0]?.answer({ enrolled: true, backupCodesLeft: 1 }));
      await waitFor(() => expect(shown()).toBe('1'));
      rerender(page());
      await act(async () => {});
      expect(asked).toHaveLength(1);
    });

    it('is shared by all components that show it', async () => {
      const { adapter, asked } = waiting();
      render(
        <MfaProvider adapter={adapter}>
          <Left />
          <Left />
        </MfaProvider>,
      );
      await waitFor(() => expect(asked).toHaveLength(1));
      act(() => asked[0]?.answer({ enrolled: true, backupCodesLeft: 7 }));
      await waitFor(() =>
        expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['7', '7']),
      );
      expect(asked).toHaveLength(1);
    });

    it('is read again when the window gets the focus', async () => {
      const { adapter, asked } = waiting();
      render(
        <MfaProvider adapter={adapter}>
          <Left />
        </MfaProvider>,
      );
      await waitFor(() => expect(asked).toHaveLength(1));
      act(() => asked[0]?.answer(on));
      await waitFor(() => expect(shown()).not.toBe('loading'));
      act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      await waitFor(() => expect(asked).toHaveLength(2));
    });
  });
});
