/** How many milliseconds two clocks may differ before we conclude that one of them was set. */
const JUMP = 2000;

/**
 * Starts a clock of epoch ms for one wait. Setting the wall clock back doesn't lengthen the wait: the longer of two
 * elapsed times counts, the wall clock's or the monotonic clock's.
 */
export function startClock(): () => number {
  const start = { wall: Date.now(), steady: performance.now() };
  return () => {
    const wall = Date.now() - start.wall;
    const steady = performance.now() - start.steady;
    return start.wall + (steady - wall > JUMP ? steady : wall);
  };
}
