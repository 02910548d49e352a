/**
 * Calls the host back. What its callback throws, or rejects with, is a bug of the host's own: its developer hears of it
 * as of any uncaught error, and the user signing in does not.
 */
export function callHostCallback<Args extends unknown[]>(
  callback: ((...args: Args) => unknown) | undefined,
  ...args: Args
): void {
  try {
    Promise.resolve(callback?.(...args)).catch(throwUncaught);
  } catch (error) {
    throwUncaught(error);
  }
}

/** Throws where nobody can catch it: the console and error reporters hear of it. */
export function throwUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
