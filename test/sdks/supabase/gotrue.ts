// A stand-in for the MFA API of Supabase Auth. Each rule names the place in supabase/auth at bc32168e that it follows;
// defaults are those of `internal/conf/configuration.go`. The address of the caller is the same for everybody.
import { randomInt, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type JsonRequest, type JsonRoute, startJsonServer } from '../jsonServer.js';
import { type Factor, gotrueRecords, refuse, type Session, seconds, type User } from './gotrueRecords.js';

const EXPIRY = 300_000; // MFA_CHALLENGE_EXPIRY_DURATION and MFA_FACTOR_EXPIRY_DURATION
const SMS_FREQUENCY = 60_000; // MFA_PHONE_MAX_FREQUENCY
const MAX_FACTORS = 10; // MFA_MAX_ENROLLED_FACTORS

/** What a project may have switched off, or what stands behind it. */
export interface GotrueSettings {
  totpEnroll: boolean;
  totpVerify: boolean;
  phoneEnroll: boolean;
  phoneVerify: boolean;
  /** The hook `MFAVerificationAttempt` says no. */
  hookRejects: boolean;
  smsFails: boolean;
  /** Codes are checked by Twilio Verify, which tells a wrong one and a dead one as the same. */
  twilioVerify: boolean;
  /** The caller comes from another address than the one that made the challenge. */
  addressChanges: boolean;
}

export async function startGotrue() {
  const records = gotrueRecords();
  const { users, sessions, refreshTokens, challenges, authenticate, issue } = records;
  const outbox: { phone: string; code: string }[] = [];
  const settings: GotrueSettings = {
    totpEnroll: true,
    totpVerify: true,
    phoneEnroll: true,
    phoneVerify: true,
    hookRejects: false,
    smsFails: false,
    twilioVerify: false,
    addressChanges: false,
  };

  /** tollbooth, `internal/api/apilimiter`: 15 a minute with bursts of 30, for each route and address. */
  const buckets = new Map<string, { tokens: number; at: number }>();
  const limit = (route: string): void => {
    const { tokens, at } = buckets.get(route) ?? { tokens: 30, at: Date.now() };
    const left = Math.min(30, tokens + ((Date.now() - at) / 60_000) * 15);
    buckets.set(route, { tokens: Math.max(0, left - 1), at: Date.now() });
    if (left < 1) refuse(429, 'over_request_rate_limit', 'Request rate limit reached');
  };
  /** `loadFactor` in `internal/api/admin.go`. */
  const own = (user: User, id: string | undefined): Factor =>
    user.factors.find((factor) => factor.id === id) ?? refuse(404, 'mfa_factor_not_found', 'Factor not found');

  /** `validateFactors` in `internal/api/mfa.go`; `DeleteExpiredFactors` spares a factor that was challenged. */
  function validate({ user, aal }: Session, name: string): void {
    const isChallenged = (factor: Factor) => [...challenges.values()].some((one) => one.factor === factor);
    user.factors = user.factors.filter(
      (one) => one.status === 'verified' || isChallenged(one) || Date.parse(one.created_at) + EXPIRY > Date.now(),
    );
    if (user.factors.some((factor) => factor.friendly_name === name)) {
      refuse(422, 'mfa_factor_name_conflict', `A factor with the friendly name "${name}" for this user already exists`);
    }
    const full = 'Maximum number of verified factors reached, unenroll to continue';
    if (user.factors.length >= MAX_FACTORS) refuse(422, 'too_many_enrolled_mfa_factors', full);
    if (user.factors.some(({ status }) => status === 'verified') && aal !== 'aal2') {
      refuse(403, 'insufficient_aal', 'AAL2 required to enroll a new factor');
    }
  }
  /** `EnrollFactor`, `enrollTOTPFactor`, `enrollPhoneFactor` in `internal/api/mfa.go`. */
  function enroll({ headers, body }: JsonRequest) {
    const session = authenticate(headers.authorization);
    const { user } = session;
    const { factor_type, friendly_name = '' } = body as { factor_type: Factor['factor_type']; friendly_name?: string };
    const at = new Date().toISOString();
    const factor: Factor = {
      id: randomUUID(),
      friendly_name,
      factor_type,
      status: 'unverified',
      created_at: at,
      updated_at: at,
    };
    if (factor_type === 'phone') {
      if (!settings.phoneEnroll) refuse(422, 'mfa_phone_enroll_not_enabled', 'MFA enroll is disabled for Phone');
      factor.phone = String(body.phone ?? '').replace(/[+\s]/g, ''); // formatPhoneNumber
      const isNumber = /^[1-9]\d{1,14}$/.test(factor.phone); // e164Format in internal/api/phone.go
      if (!isNumber) refuse(400, 'validation_failed', 'Invalid phone number format (E.164 required)');
      const same = user.factors.filter(({ phone }) => phone === factor.phone);
      if (same.some(({ status }) => status === 'verified')) {
        refuse(422, 'mfa_verified_factor_exists', 'A verified phone factor already exists, unenroll the existing one');
      }
      user.factors = user.factors.filter((one) => !same.includes(one));
    } else if (factor_type === 'totp') {
      if (!settings.totpEnroll) refuse(422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP');
      factor.secret = new Secret({ size: 20 }).base32;
    } else refuse(400, 'validation_failed', 'factor_type needs to be totp, phone, or webauthn');
    validate(session, friendly_name);
    user.factors.push(factor);
    const { id, secret, phone } = factor;
    const issuer = String(body.issuer ?? 'localhost:3000'); // else the host of SITE_URL
    const uri = secret && new TOTP({ issuer, label: user.email, secret }).toString();
    const totp = secret && { qr_code: '<svg xmlns="http://www.w3.org/2000/svg"></svg>', secret, uri };
    return { id, type: factor_type, friendly_name, ...(phone && { phone: body.phone }), ...(totp && { totp }) };
  }
  /** `challengePhoneFactor`, `challengeTOTPFactor` in `internal/api/mfa.go`. */
  function challenge({ headers, params: [id] }: JsonRequest) {
    const factor = own(authenticate(headers.authorization).user, id);
    limit('challenge');
    const { phone, last_challenged_at = '' } = factor;
    const wait = Date.parse(last_challenged_at) + SMS_FREQUENCY - Date.now();
    if (phone && wait >= 0) {
      // generateFrequencyLimitErrorMessage in internal/api/errors.go: whole seconds, cut
      const left = `For security purposes, you can only request this after ${Math.floor(wait / 1000)} seconds.`;
      refuse(429, 'over_sms_send_rate_limit', left);
    }
    const code = phone && String(randomInt(1_000_000)).padStart(6, '0');
    if (phone && settings.smsFails) refuse(500, 'unexpected_failure', 'error sending message');
    if (code) outbox.push({ phone, code });
    const made = { id: randomUUID(), factor, createdAt: Date.now(), code, verified: false };
    challenges.set(made.id, made);
    factor.last_challenged_at = new Date().toISOString();
    return { id: made.id, type: factor.factor_type, expires_at: seconds() + EXPIRY / 1000 };
  }
  /** `VerifyFactor`, `validateChallenge`, `verifyTOTPFactor`, `verifyPhoneFactor` in `internal/api/mfa.go`. */
  function verify({ headers, body, params: [id] }: JsonRequest) {
    const session = authenticate(headers.authorization);
    const { user } = session;
    const factor = own(user, id);
    limit('verify');
    if (!body.code) refuse(400, 'validation_failed', 'Code needs to be non-empty');
    if (factor.phone && !settings.phoneVerify) refuse(422, 'mfa_phone_verify_not_enabled', 'MFA is disabled for Phone');
    if (!factor.phone && !settings.totpVerify) refuse(422, 'mfa_totp_verify_not_enabled', 'MFA is disabled for TOTP');
    const open = challenges.get(String(body.challenge_id));
    if (open?.factor !== factor) {
      throw refuse(422, 'mfa_factor_not_found', 'MFA factor with the provided challenge ID not found');
    }
    if (open.verified || settings.addressChanges) {
      refuse(422, 'mfa_ip_address_mismatch', 'Challenge and verify IP addresses mismatch.');
    }
    if (open.createdAt + EXPIRY < Date.now()) {
      challenges.delete(open.id);
      refuse(422, 'mfa_challenge_expired', `MFA challenge ${open.id} has expired, verify against another challenge.`);
    }
    const isRight = factor.secret
      ? new TOTP({ secret: factor.secret }).validate({ token: String(body.code), window: 1 }) !== null
      : open.code === body.code;
    if (!isRight && settings.twilioVerify) refuse(403, 'otp_expired', 'Token has expired or is invalid');
    if (settings.hookRejects) {
      for (const [key, one] of sessions) if (one.user === user) sessions.delete(key); // models.Logout
      refuse(403, 'mfa_verification_rejected', 'Further MFA verification attempts will be rejected.');
    }
    if (!isRight) refuse(422, 'mfa_verification_failed', `Invalid ${factor.phone ? 'MFA Phone' : 'TOTP'} code entered`);
    open.verified = true;
    factor.status = 'verified';
    const method = factor.phone ? 'mfa/phone' : 'totp';
    session.amr = [{ method, timestamp: seconds() }, ...session.amr.filter((claim) => claim.method !== method)];
    session.aal = 'aal2';
    session.factorId = factor.id;
    // InvalidateSessionsWithAALLessThan, DeleteUnverifiedFactors
    for (const [key, one] of sessions) if (one.user === user && one.aal === 'aal1') sessions.delete(key);
    user.factors = user.factors.filter((one) => one.status === 'verified' || one.factor_type !== factor.factor_type);
    return issue(session);
  }
  /** `UnenrollFactor` in `internal/api/mfa.go`; `DowngradeSessionsToAAL1` in `internal/models/factor.go`. */
  function unenroll({ headers, params: [id] }: JsonRequest) {
    const { user, aal } = authenticate(headers.authorization);
    const factor = own(user, id);
    if (factor.status === 'verified' && aal !== 'aal2') {
      refuse(422, 'insufficient_aal', 'AAL2 required to unenroll verified factor');
    }
    user.factors = user.factors.filter((one) => one !== factor);
    for (const session of sessions.values()) {
      if (session.factorId !== factor.id) continue;
      session.aal = 'aal1';
      session.amr = session.amr.filter(({ method }) => method !== (factor.phone ? 'mfa/phone' : 'totp'));
    }
    return { id: factor.id };
  }
  /** `ResourceOwnerPasswordGrant` in `internal/api/token.go`; `RefreshTokenGrant` in `internal/tokens/service.go`. */
  function token({ query, body }: JsonRequest) {
    if (query.get('grant_type') === 'refresh_token') {
      const session = refreshTokens.get(String(body.refresh_token));
      return session && sessions.has(session.id)
        ? issue(session)
        : refuse(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
    }
    const user = users.find(({ email }) => email === body.email);
    if (user?.banned) refuse(400, 'user_banned', 'User is banned');
    if (user?.password !== body.password) refuse(400, 'invalid_credentials', 'Invalid login credentials');
    return user && issue(records.newSession(user));
  }
  /** `internal/api/logout.go`. */
  function logout({ headers, query }: JsonRequest): undefined {
    const session = authenticate(headers.authorization);
    const isLocal = query.get('scope') === 'local';
    for (const [key, one] of sessions) {
      if (isLocal ? one === session : one.user === session.user) sessions.delete(key);
    }
  }

  const routes: JsonRoute[] = [
    ['POST', /^\/auth\/v1\/token$/, token],
    ['GET', /^\/auth\/v1\/user$/, ({ headers }) => records.view(authenticate(headers.authorization).user)],
    ['POST', /^\/auth\/v1\/logout$/, logout],
    ['POST', /^\/auth\/v1\/factors$/, enroll],
    ['POST', /^\/auth\/v1\/factors\/([^/]+)\/challenge$/, challenge],
    ['POST', /^\/auth\/v1\/factors\/([^/]+)\/verify$/, verify],
    ['DELETE', /^\/auth\/v1\/factors\/([^/]+)$/, unenroll],
  ];
  const server = await startJsonServer(routes, { 'x-supabase-api-version': '2024-01-01' });
  return {
    ...server,
    settings,
    outbox,
    sessions,
    addUser: (email: string, password: string): User => {
      const created_at = new Date().toISOString();
      const user = { id: randomUUID(), email, password, created_at, banned: false, factors: [] };
      users.push(user);
      return user;
    },
  };
}

export type Gotrue = Awaited<ReturnType<typeof startGotrue>>;
