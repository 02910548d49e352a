// A stand-in for the MFA API of Supabase Auth. Each rule names the place in github.com/supabase/auth that
// it follows, at bc32168e (20 August 2026). Defaults are those of `internal/conf/configuration.go`. All
// callers have the same address.
import { randomInt, randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { type JsonRequest, type JsonRoute, startJsonServer } from '../jsonServer.js';
import { gotrueEnroll } from './gotrueEnroll.js';
import { amrMethod, type Factor, gotrueLimits, gotrueRecords, refuse, seconds, type User } from './gotrueRecords.js';
import { gotrueTokens } from './gotrueTokens.js';

const CHALLENGE_EXPIRY = 300_000; // MFA_CHALLENGE_EXPIRY_DURATION
const SMS_FREQUENCY = 60_000; // MFA_PHONE_MAX_FREQUENCY
/** MFA_RATE_LIMIT_CHALLENGE_AND_VERIFY a minute; RATE_LIMIT_TOKEN_REFRESH is 150 in five. */
const LIMITS = { challenge: 15, verify: 15, token: 30 };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export async function startGotrue() {
  const records = gotrueRecords();
  const { users, sessions, challenges, settings } = records;
  const limit = gotrueLimits(LIMITS);
  const { authenticate, issue, view, token, logout } = gotrueTokens(records, limit);
  const outbox: { phone: string; code: string }[] = [];

  /** `loadFactor` in `internal/api/admin.go`. */
  const own = (user: User, id = ''): Factor => {
    if (!UUID.test(id)) refuse(404, 'validation_failed', 'factor_id must be an UUID');
    const factor = user.factors.find((one) => one.id === id);
    return factor ?? refuse(404, 'mfa_factor_not_found', 'Factor not found');
  };
  /** The first lines of `ChallengeFactor` and `VerifyFactor` in `internal/api/mfa.go`. */
  const enabled = ({ factor_type: type }: Factor): void => {
    const isOn = type === 'phone' ? settings.phoneVerify : settings.totpVerify;
    if (!isOn) refuse(422, `mfa_${type}_verify_not_enabled`, `MFA verification is disabled for ${type}`);
  };
  /** `challengePhoneFactor`, `challengeTOTPFactor` in `internal/api/mfa.go`. */
  function challenge({ headers, params: [id] }: JsonRequest) {
    const factor = own(authenticate(headers.authorization).user, id);
    limit('challenge');
    enabled(factor);
    const { phone, last_challenged_at } = factor;
    const wait = Date.parse(last_challenged_at ?? '') + SMS_FREQUENCY - Date.now();
    if (phone && wait >= 0) {
      // generateFrequencyLimitErrorMessage in internal/api/errors.go: whole seconds, rounded down
      const left = `For security purposes, you can only request this after ${Math.floor(wait / 1000)} seconds.`;
      refuse(429, 'over_sms_send_rate_limit', left);
    }
    const code = phone && String(randomInt(1_000_000)).padStart(6, '0'); // MFA_PHONE_OTP_LENGTH, 6 to 10
    if (phone && settings.smsFails) refuse(500, 'unexpected_failure', 'error sending message'); // nothing is recorded
    if (code) outbox.push({ phone, code });
    const made = { id: randomUUID(), factor, createdAt: Date.now(), code: code || undefined, verified: false };
    challenges.set(made.id, made);
    factor.last_challenged_at = new Date().toISOString();
    return { id: made.id, type: factor.factor_type, expires_at: seconds() + CHALLENGE_EXPIRY / 1000 };
  }
  /**
   * `validateChallenge` in `internal/api/mfa.go`. A challenge that was already verified has the
   * error for another address.
   */
  function openChallenge(factor: Factor, id: string) {
    const open = challenges.get(id);
    if (open?.factor !== factor) {
      throw refuse(422, 'mfa_factor_not_found', 'MFA factor with the provided challenge ID not found');
    }
    if (open.verified || settings.addressChanges) {
      refuse(422, 'mfa_ip_address_mismatch', 'Challenge and verify IP addresses mismatch.');
    }
    if (open.createdAt + CHALLENGE_EXPIRY < Date.now()) {
      challenges.delete(id);
      const expired = `MFA challenge ${id} has expired, verify against another challenge or create a new challenge.`;
      refuse(422, 'mfa_challenge_expired', expired);
    }
    return open;
  }
  /** `VerifyFactor`, `verifyTOTPFactor`, `verifyPhoneFactor` in `internal/api/mfa.go`. Used codes aren't remembered. */
  function verify({ headers, body, params: [id] }: JsonRequest) {
    const session = authenticate(headers.authorization);
    const { user } = session;
    const factor = own(user, id);
    limit('verify');
    if (!body.code) refuse(400, 'validation_failed', 'Code needs to be non-empty');
    enabled(factor);
    const open = openChallenge(factor, String(body.challenge_id));
    const isRight = factor.secret
      ? new TOTP({ secret: factor.secret }).validate({ token: String(body.code), window: 1 }) !== null
      : open.code === body.code;
    if (factor.phone && !isRight && settings.twilioVerify) {
      refuse(403, 'otp_expired', 'Token has expired or is invalid');
    }
    if (settings.hookRejects) {
      for (const [key, one] of sessions) if (one.user === user) sessions.delete(key); // models.Logout
      refuse(403, 'mfa_verification_rejected', 'Further MFA verification attempts will be rejected.');
    }
    if (!isRight) refuse(422, 'mfa_verification_failed', `Invalid ${factor.phone ? 'MFA Phone' : 'TOTP'} code entered`);
    open.verified = true;
    factor.status = 'verified';
    // `updateMFASessionAndClaims` in internal/api/token.go; a session has one claim of each method.
    const method = amrMethod(factor);
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
      session.factorId = null;
      session.amr = session.amr.filter(({ method }) => method !== amrMethod(factor)); // those of other types are kept
    }
    return { id: factor.id };
  }

  const routes: JsonRoute[] = [
    ['POST', /^\/auth\/v1\/token$/, token],
    ['GET', /^\/auth\/v1\/user$/, ({ headers }) => view(authenticate(headers.authorization).user)],
    ['POST', /^\/auth\/v1\/logout$/, logout],
    ['POST', /^\/auth\/v1\/factors$/, gotrueEnroll(records, authenticate)],
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
      const user = { id: randomUUID(), email, password, created_at, banned: false, confirmed: true, factors: [] };
      users.push(user);
      return user;
    },
  };
}

export type Gotrue = Awaited<ReturnType<typeof startGotrue>>;
