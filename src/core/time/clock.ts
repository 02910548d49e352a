/** How many milliseconds the two clocks may differ before one of them must have been set. */
const MAX_DIFFERENCE_MS = 2000;

/**
 * Makes a clock (epoch ms) for one wait, which starts when it is first read. A wall clock that is set back afterwards
 * doesn't lengthen the wait: the longer of two elapsed times counts, the wall clock's or the monotonic clock's.
 */
export function startClock(): () => number {
  let start: { wall: number; steady: number } | undefined;
  return () => {
    const now = { wall: Date.now(), steady: performance.now() };
    start ??= now;
    const wall = now.wall - start.wall;
    const steady = now.steady - start.steady;
    return start.wall + (steady - wall > MAX_DIFFERENCE_MS ? steady : wall);
  };
}
