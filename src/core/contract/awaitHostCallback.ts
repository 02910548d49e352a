import { within } from '../time/within.js';
import { throwUncaught } from './callHostCallback.js';
import { MfaError, toMfaError } from './error.js';
import { type MfaReportedError, reportedError } from './operation.js';

interface Listener {
  timeoutMs: number;
  onError?: ((error: MfaReportedError) => void) | undefined;
}

/**
 * Calls the host's `onSession` and waits until it is done, `timeoutMs` at the longest. What it throws or rejects with is an
 * uncaught error, as any callback's is; so is taking too long. The flow cannot go on then, so `onError` hears of it too.
 *
 * @returns whether the callback ended well, and in time.
 */
export async function awaitHostCallback<Session>(
  onSession: ((session: Session) => unknown) | undefined,
  { timeoutMs, onError }: Listener,
  session: Session,
): Promise<boolean> {
  const done = (async () => {
    await onSession?.(session);
    return true;
  })();
  done.catch(throwUncaught); // also what comes too late
  let error = new MfaError('NETWORK');
  try {
    if (await within(timeoutMs, done, false)) return true;
    throwUncaught(
      new Error(
        `@protekt/react-mfa: onSession did not settle within ${timeoutMs} ms. ` +
          'Resolve it once the tokens are stored.',
      ),
    );
  } catch (thrown) {
    error = toMfaError(thrown);
  }
  onError?.(reportedError(error, 'onSession'));
  return false;
}
