/** The sandbox's only source of time. */
export interface SandboxClock {
  /** The current time, in epoch ms. */
  now(): number;
  /** Moves the clock forward by `ms`, or back if negative. Codes and challenges then expire, and cooldowns end. */
  advance(ms: number): void;
}

export function createClock(now: () => number = () => Date.now()): SandboxClock {
  let offset = 0;
  return {
    now: () => now() + offset,
    advance: (ms) => {
      offset += ms;
    },
  };
}

/** Whole seconds from now until a moment, never negative. */
export function secondsUntil(clock: SandboxClock, at: number): number {
  return Math.max(0, Math.ceil((at - clock.now()) / 1000));
}

export function secondsFromNow(clock: SandboxClock, seconds: number): number {
  return clock.now() + seconds * 1000;
}
