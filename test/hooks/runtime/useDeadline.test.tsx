import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { useClock } from '../../../src/hooks/runtime/useClock.js';
import { useDeadline } from '../../../src/hooks/runtime/useDeadline.js';

const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});
const pass = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const setClock = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

function wait(inMs: number | undefined) {
  const arrived = vi.fn();
  const at = inMs === undefined ? undefined : Date.now() + inMs;
  const hook = renderHook((props: { at: number | undefined }) => useDeadline(props.at, arrived), {
    initialProps: { at },
  });
  return { ...hook, arrived, at };
}

describe('useDeadline', () => {
  it('calls back at the moment, once', async () => {
    const { arrived, at } = wait(5000);
    await pass(4999);
    expect(arrived).not.toHaveBeenCalled();
    await pass(1);
    await pass(60_000);
    expect(arrived).toHaveBeenCalledExactlyOnceWith(at);
  });

  it('calls back at once for a moment in the past', () => {
    expect(wait(-1).arrived).toHaveBeenCalledOnce();
  });

  it('needs no timer without a moment', () => {
    const { arrived } = wait(undefined);
    expect(vi.getTimerCount()).toBe(0);
    expect(arrived).not.toHaveBeenCalled();
  });

  it.each([
    ['visibilitychange', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['pageshow', () => window.dispatchEvent(new Event('pageshow'))],
  ])('notices on %s that the tab was asleep', (_, wakeUp) => {
    const { arrived } = wait(5000);
    setClock(6000);
    expect(arrived).not.toHaveBeenCalled();
    act(() => void wakeUp());
    expect(arrived).toHaveBeenCalledOnce();
  });

  it('can wait longer than a browser’s timer', async () => {
    const { arrived } = wait(60 * DAY);
    await pass(59 * DAY);
    expect(arrived).not.toHaveBeenCalled();
    await pass(DAY);
    expect(arrived).toHaveBeenCalledOnce();
  });

  it("doesn't wait longer if the clock is set back", async () => {
    const { arrived } = wait(10_000);
    await pass(5000);
    setClock(-3_600_000);
    await pass(5100);
    expect(arrived).toHaveBeenCalledOnce();
  });

  it('waits for the new moment when that changes, and no longer without one', async () => {
    const { arrived, rerender } = wait(5000);
    rerender({ at: Date.now() + 8000 });
    await pass(7999);
    expect(arrived).not.toHaveBeenCalled();
    rerender({ at: undefined });
    await pass(60_000);
    expect(arrived).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer and no listener behind', () => {
    const added = [vi.spyOn(document, 'addEventListener'), vi.spyOn(window, 'addEventListener')];
    const removed = [vi.spyOn(document, 'removeEventListener'), vi.spyOn(window, 'removeEventListener')];
    onTestFinished(() => void vi.restoreAllMocks());
    const types = (spies: { mock: { calls: unknown[][] } }[]) =>
      spies
        .flatMap(({ mock }) => mock.calls.map(([type]) => type))
        .filter((type) => type === 'visibilitychange' || type === 'pageshow');
    const { unmount } = wait(5000);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    expect(types(added)).toHaveLength(2);
    expect(types(removed)).toEqual(types(added));
  });

  it('calls the latest callback', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const at = Date.now() + 5000;
    const { rerender } = renderHook((arrived: () => void) => useDeadline(at, arrived), { initialProps: first });
    rerender(second);
    await pass(5000);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
  });
});

describe('useClock', () => {
  it('returns the time, and jumps ahead with the wall clock', async () => {
    const { result } = renderHook(() => useClock(1));
    expect(result.current()).toBe(Date.now());
    await pass(5000);
    setClock(3_600_000);
    expect(result.current()).toBe(Date.now());
  });

  it('continues when the wall clock is set back during a wait', async () => {
    const { result, rerender } = renderHook((deadlineAt: number) => useClock(deadlineAt), { initialProps: 1 });
    const start = result.current();
    await pass(5000);
    setClock(-3_600_000);
    await pass(5000);
    expect(result.current()).toBe(start + 10_000);
    rerender(2);
    expect(result.current()).toBe(Date.now());
  });
});
