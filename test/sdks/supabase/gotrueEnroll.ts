import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { JsonRequest } from '../jsonServer.js';
import { type Factor, type GotrueRecords, refuse, type Session } from './gotrueRecords.js';

const FACTOR_EXPIRY = 300_000; // MFA_FACTOR_EXPIRY_DURATION
const MAX_FACTORS = 10; // MFA_MAX_ENROLLED_FACTORS: unverified ones count too

/** `EnrollFactor` in `internal/api/mfa.go` of supabase/auth at bc32168e, 20 August 2026. */
export function gotrueEnroll({ settings, challenges }: GotrueRecords, authenticate: (header?: string) => Session) {
  /** `validateFactors`; `DeleteExpiredFactors` in `internal/models/factor.go` spares a factor that was challenged. */
  function validate({ user, aal }: Session, name: string): void {
    const isChallenged = (factor: Factor) => [...challenges.values()].some((one) => one.factor === factor);
    user.factors = user.factors.filter(
      (one) =>
        one.status === 'verified' || isChallenged(one) || Date.parse(one.created_at) + FACTOR_EXPIRY > Date.now(),
    );
    const verified = user.factors.filter(({ status }) => status === 'verified');
    if (user.factors.some((factor) => factor.friendly_name === name)) {
      refuse(422, 'mfa_factor_name_conflict', `A factor with the friendly name "${name}" for this user already exists`);
    }
    if (user.factors.length >= MAX_FACTORS || verified.length >= settings.maxVerifiedFactors) {
      const full = 'Maximum number of verified factors reached, unenroll to continue';
      refuse(422, 'too_many_enrolled_mfa_factors', full);
    }
    if (verified.length > 0 && aal !== 'aal2') refuse(403, 'insufficient_aal', 'AAL2 required to enroll a new factor');
  }

  /** `enrollPhoneFactor`; `formatPhoneNumber` and `e164Format` in `internal/api/phone.go`. */
  function phoneOf({ user }: Session, given: unknown): string {
    if (!settings.phoneEnroll) refuse(422, 'mfa_phone_enroll_not_enabled', 'MFA enroll is disabled for Phone');
    if (!given) refuse(400, 'validation_failed', 'Phone number required to enroll Phone factor');
    const phone = String(given).replace(/^\+/, '').replaceAll(' ', '');
    const isNumber = /^[1-9][0-9]{1,14}$/.test(phone);
    if (!isNumber) refuse(400, 'validation_failed', 'Invalid phone number format (E.164 required)');
    const same = user.factors.filter((factor) => factor.phone === phone);
    if (same.some(({ status }) => status === 'verified')) {
      const exists = 'A verified phone factor already exists, unenroll the existing factor to continue';
      refuse(422, 'mfa_verified_factor_exists', exists);
    }
    user.factors = user.factors.filter((one) => !same.includes(one));
    return phone;
  }

  return ({ headers, body }: JsonRequest) => {
    const session = authenticate(headers.authorization);
    const { user } = session;
    const { factor_type: type, friendly_name = '' } = body as Partial<Factor>;
    if (type !== 'totp' && type !== 'phone') {
      throw refuse(400, 'validation_failed', 'factor_type needs to be totp, phone, or webauthn');
    }
    const phone = type === 'phone' ? phoneOf(session, body.phone) : '';
    if (!phone && !settings.totpEnroll) refuse(422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP');
    validate(session, friendly_name);
    const secret = phone ? undefined : new Secret({ size: 20 }).base32; // totp.Generate of pquerna/otp
    const at = new Date().toISOString();
    const id = randomUUID();
    const factor = { id, friendly_name, factor_type: type, created_at: at, updated_at: at, phone };
    user.factors.push({ ...factor, status: 'unverified', last_challenged_at: null, ...(secret && { secret }) });
    const issuer = String(body.issuer ?? 'localhost:3000'); // otherwise the host of SITE_URL
    const uri = secret && new TOTP({ issuer, label: user.email, secret }).toString();
    const totp = secret && { qr_code: '<svg xmlns="http://www.w3.org/2000/svg"></svg>', secret, uri };
    return { id, type, friendly_name, ...(phone && { phone: body.phone }), ...(totp && { totp }) };
  };
}
