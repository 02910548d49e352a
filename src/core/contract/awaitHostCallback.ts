import { within } from '../time/within.js';
import { throwUncaught } from './callHostCallback.js';

/**
 * Calls the host's `onSession` and waits until it is done, `timeoutMs` at the longest. What it throws or rejects with is
 * reported as an uncaught error, as any callback's is; so is a callback that takes too long.
 *
 * @returns whether the callback ended well, and in time.
 */
export async function awaitHostCallback<Args extends unknown[]>(
  onSession: ((...args: Args) => unknown) | undefined,
  timeoutMs: number,
  ...args: Args
): Promise<boolean> {
  const done = (async () => {
    try {
      await onSession?.(...args);
      return true;
    } catch (error) {
      throwUncaught(error);
      return false;
    }
  })();
  const isTaken = await within(timeoutMs, done, undefined);
  if (isTaken === undefined)
    throwUncaught(
      new Error(
        `@protekt/react-mfa: onSession did not settle within ${timeoutMs} ms. ` +
          'Until it does, the flow does not go on. Resolve it once the tokens are stored.',
      ),
    );
  return isTaken ?? false;
}
