import { act } from '@testing-library/react';
import { onTestFinished, vi } from 'vitest';

/** A clock that stands still until the test moves it, for the library, the sandbox and Testing Library alike. */
export interface FakeTime {
  advance: (ms: number) => Promise<void>;
  /** Sets the wall clock alone, as a person or a time server does; what has elapsed stays as it is. */
  jump: (ms: number) => void;
}

const STEP = 20_000;

export function fakeTime(): FakeTime {
  vi.useFakeTimers();
  // Testing Library knows only this name for a clock that has to be moved while it waits.
  vi.stubGlobal('jest', { advanceTimersByTime: (ms: number) => vi.advanceTimersByTime(ms) });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return {
    advance: async (ms) => {
      // React takes many renders of one act for an endless loop, and a countdown makes one a second.
      for (let left = ms; left > 0; left -= STEP) {
        await act(async () => void (await vi.advanceTimersByTimeAsync(Math.min(left, STEP))));
      }
    },
    jump: (ms) => vi.setSystemTime(Date.now() + ms),
  };
}
