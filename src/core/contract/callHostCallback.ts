/**
 * Calls the host back. What its callback throws is a bug of the host's own: its developer hears of it, as of any
 * uncaught error, and the person signing in does not.
 */
export function callHostCallback<Args extends unknown[]>(
  callback: ((...args: Args) => unknown) | undefined,
  ...args: Args
): void {
  try {
    callback?.(...args);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
