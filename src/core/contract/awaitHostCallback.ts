import { callHostCallback } from './callHostCallback.js';

/**
 * Calls the host back and waits until it is done, `timeoutMs` at the longest. What it throws or rejects with is
 * reported as an uncaught error, as any callback's is.
 *
 * @returns whether the callback ended well, and in time.
 */
export async function awaitHostCallback<Args extends unknown[]>(
  callback: ((...args: Args) => unknown) | undefined,
  timeoutMs: number,
  ...args: Args
): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    if (timeoutMs !== Number.POSITIVE_INFINITY) timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const done = (async () => {
    try {
      await callback?.(...args);
      return true;
    } catch (error) {
      callHostCallback(() => {
        throw error;
      });
      return false;
    }
  })();
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
