import { Refusal } from '../jsonServer.js';

/** `internal/models/factor.go`, `challenge.go`, `sessions.go`, `user.go` of supabase/auth at bc32168e, 20 August 2026. */
export interface Factor {
  id: string;
  friendly_name: string;
  factor_type: 'totp' | 'phone';
  status: 'verified' | 'unverified';
  created_at: string;
  updated_at: string;
  /** Without "+". Empty for an app, because `storage.NullString` has no null in JSON. */
  phone: string;
  secret?: string;
  last_challenged_at: string | null;
}
export interface Challenge {
  id: string;
  factor: Factor;
  createdAt: number;
  code: string | undefined;
  verified: boolean;
}
export interface User {
  id: string;
  email: string;
  password: string;
  created_at: string;
  banned: boolean;
  confirmed: boolean;
  factors: Factor[];
}
export interface Session {
  id: string;
  user: User;
  createdAt: number;
  /** What the server requires for a change of factors. The level in a token is computed from `amr`, and may differ. */
  aal: 'aal1' | 'aal2';
  factorId: string | null;
  amr: { method: string; timestamp: number }[];
}

/** What a project may have turned off, or uses. */
export interface GotrueSettings {
  totpEnroll: boolean;
  totpVerify: boolean;
  phoneEnroll: boolean;
  phoneVerify: boolean;
  /** MFA_MAX_VERIFIED_FACTORS; 10 by default, as MFA_MAX_ENROLLED_FACTORS. */
  maxVerifiedFactors: number;
  /** SESSIONS_ALLOW_LOW_AAL in seconds: how long a session lasts without its second step. 0 turns it off. */
  allowLowAal: number;
  /** Whether the hook `MFAVerificationAttempt` rejects. */
  hookRejects: boolean;
  smsFails: boolean;
  /** Twilio Verify checks codes, with the same error for a wrong code and an expired one. */
  twilioVerify: boolean;
  /** Whether the caller's address differs from the one that created the challenge. */
  addressChanges: boolean;
}

export interface GotrueRecords {
  users: User[];
  sessions: Map<string, Session>;
  challenges: Map<string, Challenge>;
  settings: GotrueSettings;
}

export const gotrueRecords = (): GotrueRecords => ({
  users: [],
  sessions: new Map(),
  challenges: new Map(),
  settings: {
    totpEnroll: true,
    totpVerify: true,
    phoneEnroll: true,
    phoneVerify: true,
    maxVerifiedFactors: 10,
    allowLowAal: 0,
    hookRejects: false,
    smsFails: false,
    twilioVerify: false,
    addressChanges: false,
  },
});

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** `handleResponseErrorHTTP` in `internal/api/errors.go`, for the API version 2024-01-01 that the SDK requests. */
export const refuse = (status: number, code: string, message: string): never => {
  throw new Refusal(status, { code, message });
};

/** What `mfa_amr_claims` calls a factor: `amrMethodForFactorType` in `internal/models/factor.go`. */
export const amrMethod = ({ factor_type }: Factor): string => (factor_type === 'phone' ? 'mfa/phone' : 'totp');

/** tollbooth, `internal/api/apilimiter`: so many a minute with bursts of 30, for each route and address. */
export function gotrueLimits(perMinute: Record<string, number>) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (route: string): void => {
    const { tokens, at } = buckets.get(route) ?? { tokens: 30, at: Date.now() };
    const left = Math.min(30, tokens + ((Date.now() - at) / 60_000) * (perMinute[route] ?? 0));
    buckets.set(route, { tokens: Math.max(0, left - 1), at: Date.now() });
    // performRateLimiting in internal/api/middleware.go; no header says how long to wait
    if (left < 1) refuse(429, 'over_request_rate_limit', 'Request rate limit reached');
  };
}
