import { within } from '../time/within.js';
import { throwUncaught } from './callHostCallback.js';
import { MfaError, toMfaError } from './error.js';
import { type MfaReportedError, reportedError } from './operation.js';

interface Listener {
  timeoutMs: number;
  onError?: ((error: MfaReportedError) => void) | undefined;
}

/**
 * Calls the host's `onSession` and waits for it, at most `timeoutMs`. If the callback throws, rejects or
 * takes too long, that is an uncaught error, as for any callback. The flow can't continue without the
 * session, so `onError` gets it too.
 *
 * @returns whether the callback succeeded in time.
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
  done.catch(throwUncaught); // also reports a rejection that comes too late
  let error = new MfaError('NETWORK');
  try {
    if (await within(timeoutMs, done, false)) return true;
    throwUncaught(new Error(`@protekt/react-mfa: onSession did not settle within timeoutMs (${timeoutMs}).`));
  } catch (thrown) {
    error = toMfaError(thrown);
  }
  onError?.(reportedError(error, 'onSession'));
  return false;
}
