import { act } from '@testing-library/react';
import { onTestFinished, vi } from 'vitest';

/** A clock that stands still until the test moves it, for the library, the sandbox and Testing Library. */
export interface FakeTime {
  advance: (ms: number) => Promise<void>;
  /** Sets only the wall clock, as a user or a time server does. The elapsed time doesn't change. */
  jump: (ms: number) => void;
}

const STEP = 20_000;

export function fakeTime(): FakeTime {
  vi.useFakeTimers();
  // Testing Library looks for a fake clock only under this name.
  vi.stubGlobal('jest', { advanceTimersByTime: (ms: number) => vi.advanceTimersByTime(ms) });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return {
    advance: async (ms) => {
      // React mistakes many renders in one act for an endless loop, and a countdown renders every second.
      for (let left = ms; left > 0; left -= STEP) {
        await act(async () => void (await vi.advanceTimersByTimeAsync(Math.min(left, STEP))));
      }
    },
    jump: (ms) => vi.setSystemTime(Date.now() + ms),
  };
}
