/**
 * Calls a callback of the host. If it throws or rejects, that is a bug in the host's code: it is reported as an
 * uncaught error, for the developer, and doesn't affect the user who is signing in.
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

/** Throws asynchronously, where nothing can catch it, so that the console and error reporters get it. */
export function throwUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
