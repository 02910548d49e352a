import { Secret, TOTP, URI } from 'otpauth';
import type { Random } from './random.js';

/** The period of RFC 6238. A phone's clock may be off by one step in either direction (RFC 6238 §5.2). */
const PERIOD = 30;
const WINDOW = 1;
/** RFC 4226 R6 recommends 160 bits. */
const SECRET_BYTES = 20;

export function newTotpSecret(random: Random): string {
  const { buffer } = Uint8Array.from(random.bytes(SECRET_BYTES));
  return new Secret({ buffer }).base32;
}

export function totpUri(p: { secret: string; issuer: string; account: string; digits: number }): string {
  return new TOTP({
    secret: p.secret,
    issuer: p.issuer,
    label: p.account,
    digits: p.digits,
    period: PERIOD,
  }).toString();
}

/**
 * The code that an authenticator app shows at that moment for a Base32 secret (spaces allowed) or an `otpauth:` URI.
 */
export function totpCode(secretOrUri: string, at: number, digits = 6): string {
  if (/^otpauth:/i.test(secretOrUri)) {
    const parsed = URI.parse(secretOrUri);
    if (!(parsed instanceof TOTP)) throw new Error('Sandbox: only otpauth://totp URIs have time-based codes.');
    return parsed.generate({ timestamp: at });
  }
  return TOTP.generate({
    secret: Secret.fromBase32(secretOrUri.replace(/\s/g, '')),
    digits,
    period: PERIOD,
    timestamp: at,
  });
}

/**
 * The time step of a code. Undefined if the code is wrong, or if its step isn't newer than `lastStep`, because a code
 * works only once (RFC 6238 §5.2).
 */
export function totpStep(
  p: { secret: string; code: string; digits: number; lastStep: number },
  at: number,
): number | undefined {
  // ASCII only: otpauth compares bytes, and throws if the byte lengths differ.
  if (p.code.length !== p.digits || !/^[0-9]*$/.test(p.code)) return undefined;
  const secret = Secret.fromBase32(p.secret);
  const delta = TOTP.validate({
    token: p.code,
    secret,
    digits: p.digits,
    period: PERIOD,
    timestamp: at,
    window: WINDOW,
  });
  if (delta === null) return undefined;
  const step = TOTP.counter({ period: PERIOD, timestamp: at }) + delta;
  return step > p.lastStep ? step : undefined;
}

/** All codes that are valid at a moment, including those of the adjacent steps. */
export function totpCodesAround(secret: string, at: number, digits: number): string[] {
  return [-WINDOW, 0, WINDOW].map((step) => totpCode(secret, at + step * PERIOD * 1000, digits));
}
