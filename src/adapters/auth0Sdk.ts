/**
 * An authenticator from `mfa.getAuthenticators`. The SDK's own type lacks `oobChannels`, which the response may have.
 */
export interface Auth0Authenticator {
  id: string;
  authenticatorType: string;
  active: boolean;
  name?: string | undefined;
  createdAt?: string | undefined;
}
type Enrollment =
  | { mfaToken: string; factorType: 'otp' }
  | { mfaToken: string; factorType: 'sms'; phoneNumber: string }
  | { mfaToken: string; factorType: 'email'; email?: string };

/** The part of an `Auth0Client` (auth0-spa-js 2) that the adapter uses. The package itself is not imported. */
export interface Auth0Client {
  /** With `useRefreshTokens`, this call throws if a second factor is due. */
  getTokenSilently(): Promise<unknown>;
  mfa: {
    getAuthenticators(mfaToken: string): Promise<Auth0Authenticator[]>;
    enroll(p: Enrollment): Promise<object>;
    challenge(p: { mfaToken: string; challengeType: 'oob'; authenticatorId: string }): Promise<object>;
    verify(
      p:
        | { mfaToken: string; otp: string }
        | { mfaToken: string; oobCode: string; bindingCode: string }
        | { mfaToken: string; recoveryCode: string },
    ): Promise<{ access_token: string }>;
  };
}
