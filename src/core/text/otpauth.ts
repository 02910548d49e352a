import { MfaError } from '../contract/error.js';
import { plainText } from './text.js';

/**
 * The data of a time-based (RFC 6238) entry in an authenticator app, as in an `otpauth://totp/` URI (Key URI format).
 */
export interface OtpauthUri {
  /** Base32 (RFC 4648 §6), in upper case, without spaces and padding. */
  secret: string;
  issuer?: string;
  account?: string;
  digits: 6 | 7 | 8;
  /** Seconds. */
  period: number;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
}

/** The input of {@link buildOtpauthUri}. By default, `digits` is 6, `period` 30 and `algorithm` SHA1. */
export interface OtpauthOptions {
  secret: string;
  issuer?: string | undefined;
  account?: string | undefined;
  digits?: OtpauthUri['digits'] | undefined;
  period?: number | undefined;
  algorithm?: OtpauthUri['algorithm'] | undefined;
}

/**
 * Builds the URI for the QR code: label `issuer:account`, `issuer` repeated as a parameter, `%20` and never `+`, no
 * padding, no default values. A colon separates the two names, so a colon inside a name becomes a space. Names are cut
 * at 64 characters, so that the QR code can always be drawn.
 *
 * @throws MfaError `SERVER` if the secret isn't Base32.
 */
export function buildOtpauthUri(options: OtpauthOptions): string {
  const { digits = 6, period = 30, algorithm = 'SHA1' } = options;
  const secret = normalizeSecret(options.secret);
  if (!secret) throw new MfaError('SERVER');
  const issuer = name(options.issuer);
  const account = name(options.account);
  return (
    `otpauth://totp/${[issuer, account].filter(Boolean).join(':')}?secret=${secret}` +
    (issuer && `&issuer=${issuer}`) +
    (algorithm === 'SHA1' ? '' : `&algorithm=${algorithm}`) +
    (digits === 6 ? '' : `&digits=${digits}`) +
    (period === 30 ? '' : `&period=${period}`)
  );
}

/**
 * Parses an `otpauth://totp/` URI strictly. Returns undefined for `hotp`, a secret that isn't Base32, `digits` outside
 * 6 to 8, `period` outside 5 to 300 seconds, an unknown algorithm, a repeated parameter, or more characters than a QR
 * code of level M can hold.
 */
export function parseOtpauthUri(uri: string): OtpauthUri | undefined {
  const [, label, query] = (uri.length <= 2331 && /^otpauth:\/\/totp\/([^?#]*)\?([^#]*)$/i.exec(uri)) || [];
  if (label === undefined || query === undefined) return undefined;
  // A plus sign is literal here, because Key URI encodes a space as %20.
  const fields = new URLSearchParams(query.replaceAll('+', '%2B'));
  const names = [...fields.keys()].map((key) => key.toLowerCase());
  const secret = normalizeSecret(fields.get('secret') ?? '');
  const digits = fields.get('digits') ?? '6';
  const period = fields.get('period') ?? '30';
  const algorithm = (fields.get('algorithm') ?? 'SHA1').toUpperCase();
  if (
    !secret ||
    new Set(names).size < names.length ||
    !/^[678]$/.test(digits) ||
    !/^\d{1,3}$/.test(period) ||
    +period < 5 ||
    +period > 300 ||
    !/^SHA(1|256|512)$/.test(algorithm)
  ) {
    return undefined;
  }
  const who = readLabel(label, plainText(fields.get('issuer')));
  return (
    who && {
      secret,
      ...who,
      digits: +digits as OtpauthUri['digits'],
      period: +period,
      algorithm: algorithm as OtpauthUri['algorithm'],
    }
  );
}

/**
 * Base32 in upper case, without white space and padding. Undefined if it isn't Base32 or is longer than 256 characters.
 */
export function normalizeSecret(secret: string): string | undefined {
  const bare = secret.length <= 512 ? secret.replace(/\s/g, '').replace(/=+$/, '') : '';
  return /^[A-Z2-7]{1,256}$/i.test(bare) ? bare.toUpperCase() : undefined;
}

/** Groups of four characters, which are easier to read and type. */
export function groupSecret(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ');
}

/** One part of the label, percent-encoded. */
function name(value: string | undefined): string {
  return encodeURIComponent(plainText(plainText(value, 64)?.replaceAll(':', ' ')) ?? '');
}

/** Reads the label. Without a colon, it is the account, or the issuer if there is no account. */
function readLabel(label: string, issuer: string | undefined): Pick<OtpauthUri, 'issuer' | 'account'> | undefined {
  try {
    const [, prefix, rest] = /^(?:([^:]*):)?(.*)$/s.exec(decodeURIComponent(label)) ?? [];
    const owner = issuer ?? plainText(prefix);
    const account = plainText(rest);
    return {
      ...(owner && { issuer: owner }),
      ...(account && (prefix !== undefined || account !== owner) && { account }),
    };
  } catch {
    return undefined; // a percent sign that isn't part of an encoded character
  }
}
