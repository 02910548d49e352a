/** The response of a call to auth-js. The package itself is not imported. */
export type SupabaseAnswer<D> = Promise<{ data: D; error: null } | { data: unknown; error: SupabaseFailure }>;

export interface SupabaseFailure {
  name: string;
  message: string;
  code?: string | undefined;
  status?: number | undefined;
}

/** The credentials for `login`: Supabase signs in with email and password. */
export interface SupabaseCredentials {
  email: string;
  password: string;
  /** Needed if the project requires a captcha. */
  options?: { captchaToken?: string };
}

/** The part of `supabase.auth` (auth-js 2) that the adapter uses. */
export interface SupabaseAuth {
  signInWithPassword(p: SupabaseCredentials): SupabaseAnswer<{ user: object | null; session: object | null }>;
  signOut(p: { scope: 'local' }): Promise<{ error: SupabaseFailure | null }>;
  refreshSession(): SupabaseAnswer<unknown>;
  getUser(): SupabaseAnswer<{ user: object | null }>;
  mfa: {
    enroll(p: {
      factorType: 'totp';
      friendlyName?: string;
      issuer?: string;
    }): SupabaseAnswer<{ id: string; totp: { secret: string; uri: string } }>;
    enroll(p: { factorType: 'phone'; friendlyName?: string; phone: string }): SupabaseAnswer<{ id: string }>;
    challenge(p: { factorId: string }): SupabaseAnswer<{ id: string }>;
    verify(p: { factorId: string; challengeId: string; code: string }): SupabaseAnswer<{ access_token: string }>;
    unenroll(p: { factorId: string }): SupabaseAnswer<{ id: string }>;
    getAuthenticatorAssuranceLevel(): SupabaseAnswer<{
      currentLevel: string | null;
      currentAuthenticationMethods: readonly (string | { method: string; timestamp: number })[];
    }>;
  };
}
