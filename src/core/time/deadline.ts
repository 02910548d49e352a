/** The longest wait in seconds, 24 days: browsers fire a longer `setTimeout` (2^31 ms) at once. */
const MAX_SECONDS = 24 * 86_400;

/**
 * The moment (epoch ms) `seconds` after `now`, or undefined if the server gave no time. A moment that is computed once,
 * when the response arrives, stays right while a tab sleeps; a counter doesn't.
 */
export function deadlineAfter(seconds: number | undefined, now: number): number | undefined {
  if (seconds === undefined || !Number.isFinite(seconds)) return undefined;
  return now + Math.min(Math.max(seconds, 0), MAX_SECONDS) * 1000;
}

/** Whole seconds until `deadlineAt`, rounded up. 0 once it has passed or if there is none. */
export function secondsLeft(deadlineAt: number | undefined, now: number): number {
  // also 0 for NaN, because any comparison with it is false
  return deadlineAt !== undefined && deadlineAt > now ? Math.ceil((deadlineAt - now) / 1000) : 0;
}

/** Whether there was a deadline and it has passed. */
export function isOver(deadlineAt: number | undefined, now: number): boolean {
  return deadlineAt !== undefined && now >= deadlineAt;
}

/** Whether there is a deadline and it has not passed yet. */
export function isWaiting(deadlineAt: number | undefined, now: number): boolean {
  return deadlineAt !== undefined && now < deadlineAt;
}
