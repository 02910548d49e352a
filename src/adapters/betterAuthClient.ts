/** The parameters and the response that all calls of better-auth's client share. The package itself is not imported. */
export interface BetterAuthCall {
  fetchOptions?: {
    signal?: AbortSignal;
    retry?: number;
    throw?: false;
    onResponse?: (context: { response: Response }) => void;
  };
}

export interface BetterAuthAnswer {
  data: unknown;
  error: { status?: number; code?: string | undefined } | null;
}

/**
 * Declared as a method, because TypeScript compares the parameters of methods bivariantly, which the generics of the
 * client's own types need.
 */
export type BetterAuthEndpoint<P = unknown> = { call(p: P & BetterAuthCall): Promise<BetterAuthAnswer> }['call'];

/** The credentials for `login`: better-auth signs in with email and password. */
export interface BetterAuthCredentials {
  email: string;
  password: string;
  rememberMe?: boolean;
}

export interface BetterAuthPassword {
  password?: string;
}

export interface BetterAuthCode {
  code: string;
  trustDevice?: boolean;
}

/** The part of the client that the adapter uses. Pass `createAuthClient({ plugins: [twoFactorClient()] })`. */
export interface BetterAuthClient {
  signIn: { email: BetterAuthEndpoint<BetterAuthCredentials> };
  signOut: BetterAuthEndpoint;
  getSession: BetterAuthEndpoint<{ query?: { disableCookieCache?: boolean } }>;
  twoFactor: {
    enable: BetterAuthEndpoint<BetterAuthPassword>;
    disable: BetterAuthEndpoint<BetterAuthPassword>;
    generateBackupCodes: BetterAuthEndpoint<BetterAuthPassword>;
    verifyTotp: BetterAuthEndpoint<BetterAuthCode>;
    verifyOtp: BetterAuthEndpoint<BetterAuthCode>;
    verifyBackupCode: BetterAuthEndpoint<BetterAuthCode>;
    sendOtp: BetterAuthEndpoint;
  };
}
