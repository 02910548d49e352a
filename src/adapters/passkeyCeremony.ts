import { MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

type Browser = typeof import('@simplewebauthn/browser');

interface Ceremony<O, R> {
  /** Gets the options from the server. */
  options: () => Promise<O>;
  /** Opens the browser's prompt. */
  run: (browser: Browser, options: O) => Promise<R>;
}

/**
 * The error codes for the browser's errors, by `name`. NotAllowedError means a dismissal, a timeout or a missing
 * passkey: telling them apart would reveal to a site who its visitor is (WebAuthn § 14.6.3).
 */
const REFUSALS: Partial<Record<string, MfaErrorCode>> = {
  NotAllowedError: 'CANCELLED',
  AbortError: 'CANCELLED',
  InvalidStateError: 'ALREADY_ENROLLED',
  SecurityError: 'METHOD_UNAVAILABLE',
  NotSupportedError: 'METHOD_UNAVAILABLE',
  ConstraintError: 'METHOD_UNAVAILABLE',
};

/** Gets the options from the server, then opens the prompt. An abort closes the browser's dialog. */
export async function passkeyCeremony<O, R>(signal: AbortSignal | undefined, steps: Ceremony<O, R>): Promise<R> {
  const browser = await import('@simplewebauthn/browser').catch(() => {
    throw new MfaError('NETWORK');
  });
  if (!browser.browserSupportsWebAuthn()) throw new MfaError('METHOD_UNAVAILABLE');
  const options = await steps.options();
  if (signal?.aborted) throw new MfaError('CANCELLED');
  if (!isFields(options) || typeof options.challenge !== 'string') throw new MfaError('SERVER');
  // only while the dialog is ours, because the whole page shares the service
  const close = (): void => browser.WebAuthnAbortService.cancelCeremony();
  signal?.addEventListener('abort', close);
  try {
    return await steps.run(browser, options);
  } catch (error) {
    throw new MfaError(refusalOf(error));
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

function refusalOf(error: unknown): MfaErrorCode {
  if (!isFields(error)) return 'UNKNOWN';
  if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'ALREADY_ENROLLED';
  return REFUSALS[String(error.name)] ?? 'UNKNOWN';
}
