import type { MfaFactor } from '../core/contract/adapter.js';
import type { Fields } from '../core/parse/readers.js';
import type { BetterAuthOptions } from './betterAuthLoginResult.js';

/** What the server's responses have revealed about one user, in this tab, because its client doesn't list factors. */
export interface BetterAuthKnown {
  /** Forgets what is known about another user. */
  isOf: (user: Fields) => void;
  /** Whether the user has an authenticator app. Undefined if unknown. */
  app: boolean | undefined;
}

export function betterAuthKnown(): BetterAuthKnown {
  let id: unknown;
  const known: BetterAuthKnown = {
    app: undefined,
    isOf: (user) => {
      if (id !== user.id) known.app = undefined;
      id = user.id;
    },
  };
  return known;
}

/** The factors of a user with MFA on. Codes are always sent to the account's own address or number. */
export function factorsOf({ otp }: BetterAuthOptions, app: boolean, { email }: Fields): MfaFactor[] {
  const factors: MfaFactor[] = app ? [{ id: 'totp', method: 'totp' }] : [];
  const destination = otp === 'email' && typeof email === 'string' && { destination: email };
  return otp ? [...factors, { id: 'otp', method: otp, ...destination }] : factors;
}
