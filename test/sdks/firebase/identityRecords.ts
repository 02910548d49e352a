import { randomBytes } from 'node:crypto';
import { Refusal } from '../jsonServer.js';

/** `mfaInfo` of an account, as `accounts:lookup` lists it. */
export interface Enrollment {
  mfaEnrollmentId: string;
  displayName?: string;
  enrolledAt: string;
  phone?: string;
  secret?: string;
}
export interface Account {
  localId: string;
  email: string;
  password: string;
  emailVerified: boolean;
  disabled: boolean;
  mfaInfo: Enrollment[];
}
export interface Grant {
  account: Account;
  /** In seconds. The rule about a recent sign-in uses it. */
  authTime: number;
}

export const seconds = (): number => Math.floor(Date.now() / 1000);
export const newId = (): string => randomBytes(15).toString('base64url');

/** src/emulator/auth/errors.ts of firebase/firebase-tools at a786bda7: status 400, with the code as the message. */
export const refuse = (message: string): never => {
  const errors = [{ message, reason: 'invalid', domain: 'global' }];
  throw new Refusal(400, { error: { code: 400, message, errors } });
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Accounts and tokens: `issueTokens`, `generateJwt`, `parseIdToken`, `grantToken` in operations.ts of the emulator. */
export function identityRecords() {
  const accounts: Account[] = [];
  const idTokens = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const revoked = new Set<string>();

  const issue = (grant: Grant) => {
    const { account, authTime } = grant;
    const claims = {
      sub: account.localId,
      user_id: account.localId,
      email: account.email,
      email_verified: account.emailVerified,
      auth_time: authTime,
      firebase: { sign_in_provider: 'password', identities: { email: [account.email] } },
      iat: seconds(),
      exp: seconds() + 3600,
      jti: newId(), // so that two from the same second differ
    };
    const idToken = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
    const refreshToken = newId();
    idTokens.set(idToken, grant);
    refreshTokens.set(refreshToken, grant);
    return { idToken, refreshToken, expiresIn: '3600' };
  };
  return {
    accounts,
    refreshTokens,
    issue,
    grantOf: (idToken: unknown): Grant => {
      const grant = idTokens.get(String(idToken)) ?? refuse('INVALID_ID_TOKEN');
      if (revoked.has(String(idToken))) refuse('TOKEN_EXPIRED'); // `validSince` of the account
      if (grant.account.disabled) refuse('USER_DISABLED');
      return grant;
    },
    /** Revokes all tokens of an account. */
    revoke: (account: Account): void => {
      for (const [token, grant] of refreshTokens) if (grant.account === account) refreshTokens.delete(token);
      for (const [token, grant] of idTokens) if (grant.account === account) revoked.add(token);
    },
    refresh: ({ refreshToken, refresh_token = refreshToken }: Record<string, unknown>) => {
      const grant = refreshTokens.get(String(refresh_token)) ?? refuse('TOKEN_EXPIRED');
      if (grant.account.disabled) refuse('USER_DISABLED');
      const tokens = issue(grant);
      return {
        id_token: tokens.idToken,
        access_token: tokens.idToken,
        refresh_token: tokens.refreshToken,
        expires_in: tokens.expiresIn,
        token_type: 'Bearer',
        user_id: grant.account.localId,
      };
    },
  };
}
