import type { MfaMethod } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { secondsFromNow, secondsUntil } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';

/** An SMS or an email that the sandbox "sent", or a message of a method from the option `methods`. */
export interface SandboxMessage {
  readonly method: MfaMethod;
  /** The phone number or address. */
  readonly to: string;
  /** The whole message, with the code. */
  readonly text: string;
  /** The code alone. */
  readonly code: string;
  /** When it was sent, in epoch ms. */
  readonly sentAt: number;
}

/** A code that was sent to a user. */
export interface SentCode {
  readonly code: string;
  readonly expiresAt: number;
  readonly resendAt: number;
}

/** Sends a new code, which replaces `previous`. Throws RATE_LIMITED if that one was sent too recently. */
export function sendCode(
  backend: Backend,
  userId: string,
  p: { method: MfaMethod; to: string },
  previous?: SentCode,
): SentCode {
  const { clock, limits } = backend;
  countSend(backend, userId, previous);
  const code = backend.random.digits(lengthOf(backend, p.method));
  backend.secrets.note(code, p.to);
  backend.outbox.push({ ...p, code, text: messageText(p.method, backend.settings.issuer, code), sentAt: clock.now() });
  return {
    code,
    expiresAt: secondsFromNow(clock, limits.codeSeconds),
    resendAt: secondsFromNow(clock, limits.resendSeconds),
  };
}

/** Throws RATE_LIMITED right after `previous`, and if the user got too many messages. */
export function countSend(backend: Backend, userId: string, previous: { resendAt: number } | undefined): void {
  const { clock, limits } = backend;
  if (previous && previous.resendAt > clock.now()) {
    throw new SandboxError('RATE_LIMITED', 'one was sent a moment ago.', {
      retryAfter: secondsUntil(clock, previous.resendAt),
    });
  }
  backend.limiter.count(`send:${userId}`, limits.sendsPerHour, 3600);
}

/** How many digits a code of a method has. */
export const lengthOf = ({ settings: { codeLength } }: Backend, method: MfaMethod): number =>
  codeLength[method] ?? codeLength.totp;

/** A text message ends with the line that binds the code to its site, which autofill and WebOTP rely on. */
function messageText(method: MfaMethod, issuer: string, code: string): string {
  const text = `${code} is your ${issuer} verification code. Never share it.`;
  return method === 'sms' ? `${text}\n\n@localhost #${code}` : text;
}
