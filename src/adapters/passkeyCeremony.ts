import { MfaError, type MfaErrorCode } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';

type Browser = typeof import('@simplewebauthn/browser');

interface Ceremony<O, R> {
  /** Asks the server. */
  options: () => Promise<O>;
  /** Asks the user. */
  run: (browser: Browser, options: O) => Promise<R>;
}

/**
 * What the browser calls its refusals, by the error's `name`. NotAllowedError is a dismissal, a time-out or no such
 * passkey: telling them apart would tell a site who its visitor is (WebAuthn § 14.6.3).
 */
const REFUSALS: Partial<Record<string, MfaErrorCode>> = {
  NotAllowedError: 'CANCELLED',
  AbortError: 'CANCELLED',
  InvalidStateError: 'ALREADY_ENROLLED',
  SecurityError: 'METHOD_UNAVAILABLE',
  NotSupportedError: 'METHOD_UNAVAILABLE',
  ConstraintError: 'METHOD_UNAVAILABLE',
};

/** Asks the server, then the user; an abort closes the browser's dialog. */
export async function passkeyCeremony<O, R>(signal: AbortSignal | undefined, steps: Ceremony<O, R>): Promise<R> {
  const browser = await import('@simplewebauthn/browser').catch(() => {
    throw new MfaError('NETWORK');
  });
  if (!browser.browserSupportsWebAuthn()) throw new MfaError('METHOD_UNAVAILABLE');
  const options = await steps.options();
  if (signal?.aborted) throw new MfaError('CANCELLED');
  if (!isFields(options) || typeof options.challenge !== 'string') throw new MfaError('SERVER');
  // only while the dialog is ours: the service is shared by the page
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
