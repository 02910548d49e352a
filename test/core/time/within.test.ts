import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { within } from '../../../src/core/time/within.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<string>(() => {});

it('returns the outcome of work that finishes in time, and leaves no timer', async () => {
  await expect(within(1000, Promise.resolve('done'), 'late')).resolves.toBe('done');
  await expect(within(1000, Promise.reject(new Error('no')), 'late')).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

it('returns the replacement once the time is over', async () => {
  const waiting = within(1000, never, 'late');
  await vi.advanceTimersByTimeAsync(1000);
  await expect(waiting).resolves.toBe('late');
});

it('waits forever without a limit', async () => {
  const settled = vi.fn();
  void within(Number.POSITIVE_INFINITY, never, 'late').then(settled);
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(settled).not.toHaveBeenCalled();
});
