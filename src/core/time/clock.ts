/** Milliseconds by which two clocks may differ before one of them is taken to have been set. */
const JUMP = 2000;

/**
 * Starts a clock of epoch ms for one wait. A wall clock that is set back meanwhile does not lengthen the wait: the
 * larger of the two elapsed times counts, the wall's or that of the clock that nobody sets.
 */
export function startClock(): () => number {
  const start = { wall: Date.now(), steady: performance.now() };
  return () => {
    const wall = Date.now() - start.wall;
    const steady = performance.now() - start.steady;
    return start.wall + (steady - wall > JUMP ? steady : wall);
  };
}
