import { randomBytes, randomUUID } from 'node:crypto';
import { Refusal } from '../jsonServer.js';

export type Mfa = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';
export interface User {
  sub: string;
  username: string;
  password: string;
  attributes: Record<string, string>;
  /** `UserMFASettingList` of GetUser. */
  enabled: Mfa[];
  preferred?: Mfa;
  /** From AssociateSoftwareToken. It is active once VerifySoftwareToken has accepted a code. */
  secret?: string;
  pendingSecret?: string;
  /** The time step of the last used code. */
  lastStep: number;
  failures: number;
  lockedUntil: number;
  lastFailure: number;
  /** The error for this account's name, whatever the password, such as PasswordResetRequiredException. */
  refuses?: string;
  /** Challenges that aren't MFA: the first comes after the password, the second after the code. */
  dueFirst?: string;
  dueAfter?: string;
}
/** One `Session` of the challenges: "cannot be replayed" (repost.aws, QUXOn0iCq-TNavGxtuFc7DGA). */
export interface Session {
  user: User;
  challenge: string;
  until: number;
  used: boolean;
  code?: string;
  canChoose: Mfa[];
  /** Identifies the proof of the password, in USER_SRP_AUTH. */
  secretBlock?: string;
  /** Whether a code of the new app was right. */
  isProved: boolean;
}
export interface Grant {
  user: User;
  originJti: string;
}

export const newUser = (username: string, password: string): User => ({
  sub: randomUUID(),
  username,
  password,
  attributes: { email: username, email_verified: 'true' },
  enabled: [],
  lastStep: 0,
  failures: 0,
  lockedUntil: 0,
  lastFailure: 0,
});

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** JSON 1.1 of AWS: status 400, with the name of the exception in `__type` (Common Errors of the API reference). */
export const refuse = (type: string, message: string): never => {
  throw new Refusal(400, { __type: type, message });
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens: claims of docs.aws.amazon.com/cognito/latest/developerguide, "Understanding user pool JSON web tokens". */
export function cognitoRecords() {
  const users: User[] = [];
  const sessions = new Map<string, Session>();
  const accessTokens = new Map<string, Grant & { exp: number }>();
  const refreshTokens = new Map<string, Grant>();

  const issue = (grant: Grant) => {
    const { user, originJti } = grant;
    const exp = seconds() + 3600; // AccessTokenValidity, its default: one hour
    const shared = { sub: user.sub, origin_jti: originJti, iat: seconds(), exp, jti: randomUUID() };
    const token = (claims: object) =>
      `${encode({ alg: 'RS256', kid: '1' })}.${encode({ ...shared, ...claims })}.c2lnbmF0dXJl`;
    const AccessToken = token({ token_use: 'access', username: user.username, scope: 'aws.cognito.signin.user.admin' });
    const IdToken = token({ token_use: 'id', 'cognito:username': user.username, email: user.attributes.email });
    accessTokens.set(AccessToken, { ...grant, exp });
    return { AccessToken, IdToken, ExpiresIn: 3600, TokenType: 'Bearer' };
  };
  return {
    users,
    sessions,
    accessTokens,
    refreshTokens,
    /** `AuthenticationResult` after a whole sign-in. */
    signIn: (user: User) => {
      const grant = { user, originJti: randomUUID() };
      const RefreshToken = randomBytes(24).toString('base64url');
      refreshTokens.set(RefreshToken, grant);
      return { AuthenticationResult: { ...issue(grant), RefreshToken }, ChallengeParameters: {} };
    },
    /** GetTokensFromRefreshToken, without rotation, which a client must turn on. */
    refresh: (token: unknown) => {
      const grant =
        refreshTokens.get(String(token)) ?? refuse('NotAuthorizedException', 'Refresh Token has been revoked');
      return { AuthenticationResult: issue(grant) };
    },
    grantOf: (token: unknown): Grant => {
      const grant = accessTokens.get(String(token)) ?? refuse('NotAuthorizedException', 'Invalid Access Token');
      if (grant.exp <= seconds()) refuse('NotAuthorizedException', 'Access Token has expired');
      return grant;
    },
    /** RevokeToken and GlobalSignOut: the access tokens of that sign-in end with the refresh token. */
    revoke: (isMeant: (grant: Grant) => boolean): void => {
      for (const [token, grant] of refreshTokens) if (isMeant(grant)) refreshTokens.delete(token);
      for (const [token, grant] of accessTokens) if (isMeant(grant)) accessTokens.delete(token);
    },
  };
}
