import { within } from '../time/within.js';
import { callHostCallback } from './callHostCallback.js';

/**
 * Calls the host back and waits until it is done, `timeoutMs` at the longest. What it throws or rejects with is
 * reported as an uncaught error, as any callback's is.
 *
 * @returns whether the callback ended well, and in time.
 */
export function awaitHostCallback<Args extends unknown[]>(
  callback: ((...args: Args) => unknown) | undefined,
  timeoutMs: number,
  ...args: Args
): Promise<boolean> {
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
  return within(timeoutMs, done, false);
}
