import { TOTP } from 'otpauth';

/** The code that an authenticator app shows now. */
export const totpCode = (secret: string): string => new TOTP({ secret }).generate();

/** Six digits that the app shows neither now nor in the adjacent steps. */
export function wrongTotpCode(secret: string): string {
  const near = [-1, 0, 1].map((step) => new TOTP({ secret }).generate({ timestamp: Date.now() + step * 30_000 }));
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? '';
}
