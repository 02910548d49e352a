import { act, renderHook } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cancelQuietly } from '../../../src/hooks/runtime/cancelQuietly.js';
import { useChange } from '../../../src/hooks/runtime/useChange.js';
import { useLeave } from '../../../src/hooks/runtime/useLeave.js';
import { useUnmount } from '../../../src/hooks/runtime/useUnmount.js';

const verifyChallenge = async (): Promise<{ verified: true }> => ({ verified: true });

describe('useLeave', () => {
  it('returns nothing if the host has no callback', () => {
    const { result } = renderHook(() => useLeave(async () => {}));
    expect(result.current(undefined)).toBeUndefined();
  });

  it('calls the host once, after the backend is notified, and can be used again', async () => {
    let heard = (): void => {};
    const abandon = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          heard = resolve;
        }),
    );
    const then = vi.fn();
    const { result } = renderHook(() => useLeave(abandon));
    result.current(then)?.();
    result.current(then)?.();
    expect(then).not.toHaveBeenCalled();
    heard();
    await vi.waitFor(() => expect(then).toHaveBeenCalledOnce());
    expect(abandon).toHaveBeenCalledOnce();
    result.current(then)?.();
    heard();
    await vi.waitFor(() => expect(then).toHaveBeenCalledTimes(2));
  });
});

describe('cancelQuietly', () => {
  const withCancel = (cancel?: () => Promise<void>) =>
    cancelQuietly({ verifyChallenge, ...(cancel && { cancel }) }, { challengeId: 'c1' });

  it('tells the backend what the user left', async () => {
    const cancel = vi.fn(async () => {});
    await withCancel(cancel);
    expect(cancel).toHaveBeenCalledExactlyOnceWith({ challengeId: 'c1' });
  });

  it.each<[string, (() => Promise<void>) | undefined]>([
    ['can’t be notified', undefined],
    ['rejects', () => Promise.reject(new Error('no'))],
    [
      'throws at once',
      () => {
        throw new Error('no');
      },
    ],
  ])('resolves even if the backend %s', async (_, cancel) => {
    await expect(withCancel(cancel)).resolves.toBeUndefined();
  });

  it("waits three seconds for a backend that doesn't respond, and leaves no timer behind", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const done = vi.fn();
    void withCancel(() => new Promise(() => {})).then(done);
    await vi.advanceTimersByTimeAsync(2999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledOnce();
    await withCancel(async () => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('useChange', () => {
  it.each([true, false])(
    'calls back with the previous value, once for each change (StrictMode: %s)',
    (reactStrictMode) => {
      const changed = vi.fn();
      const { rerender } = renderHook((value: string) => useChange(value, changed), {
        initialProps: 'a',
        reactStrictMode,
      });
      rerender('a');
      expect(changed).not.toHaveBeenCalled();
      rerender('b');
      expect(changed).toHaveBeenCalledExactlyOnceWith('a');
      rerender('b');
      expect(changed).toHaveBeenCalledOnce();
    },
  );
});

describe('useUnmount', () => {
  it('calls back when the component is unmounted, but not on StrictMode’s simulated unmount', async () => {
    const leave = vi.fn();
    const { unmount } = renderHook(() => useUnmount(leave), { wrapper: StrictMode });
    await act(async () => {});
    expect(leave).not.toHaveBeenCalled();
    unmount();
    await act(async () => {});
    expect(leave).toHaveBeenCalledOnce();
  });
});
