import type { MfaFactor } from '../core/contract/adapter.js';
import type { Fields } from '../core/parse/readers.js';
import type { BetterAuthOptions } from './betterAuthLoginResult.js';

/** What the server's answers have told of one person, in this tab: its client lists no factors. */
export interface BetterAuthKnown {
  /** Another person's is not this one's. */
  isOf: (user: Fields) => void;
  /** Whether there is an authenticator app; undefined: nobody has said. */
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

/** The factors of a user who has MFA on. A sent code always goes to the account's own address or number. */
export function factorsOf({ otp }: BetterAuthOptions, app: boolean, { email }: Fields): MfaFactor[] {
  const factors: MfaFactor[] = app ? [{ id: 'totp', method: 'totp' }] : [];
  const destination = otp === 'email' && typeof email === 'string' && { destination: email };
  return otp ? [...factors, { id: 'otp', method: otp, ...destination }] : factors;
}
