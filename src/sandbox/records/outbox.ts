import type { Backend } from '../backend.js';
import { secondsFromNow, secondsUntil } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';

/** An SMS or an email that the sandbox "sent". */
export interface SandboxMessage {
  readonly method: 'sms' | 'email';
  readonly to: string;
  readonly text: string;
  readonly code: string;
  /** Epoch ms. */
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
  p: { method: 'sms' | 'email'; to: string },
  previous?: SentCode,
): SentCode {
  const { clock, limits } = backend;
  if (previous && previous.resendAt > clock.now()) {
    throw new SandboxError('RATE_LIMITED', 'a code was sent a moment ago.', {
      retryAfter: secondsUntil(clock, previous.resendAt),
    });
  }
  backend.limiter.count(`send:${userId}`, limits.sendsPerHour, 3600);
  const code = backend.random.digits(backend.settings.codeLength[p.method]);
  backend.secrets.note(code, p.to);
  backend.outbox.push({ ...p, code, text: messageText(p.method, backend.settings.issuer, code), sentAt: clock.now() });
  return {
    code,
    expiresAt: secondsFromNow(clock, limits.codeSeconds),
    resendAt: secondsFromNow(clock, limits.resendSeconds),
  };
}

/** A text message ends with the line that binds the code to its site, which autofill and WebOTP rely on. */
function messageText(method: 'sms' | 'email', issuer: string, code: string): string {
  const text = `${code} is your ${issuer} code. Do not share it.`;
  return method === 'sms' ? `${text}\n\n@localhost #${code}` : text;
}
