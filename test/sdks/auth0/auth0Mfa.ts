// A stand-in for the MFA API of Auth0. The source of that server isn't public, so each rule names the page of
// auth0.com/docs that it follows, as of 2026. "ROPG" is
// secure/multi-factor-authentication/authenticate-using-ropg-flow-with-mfa; "API" is api/authentication, part
// "Multi-factor Authentication".
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { tokens } from './startAuth0.js';

// The texts of refusals are those that Auth0's own SDK for Android compares with: isMultifactorCodeInvalid and
// isMultifactorTokenInvalid of AuthenticationException.kt in auth0/Auth0.Android. "Too many failed codes" is from the
// article "MFA limits for OTP and SMS failed input" of support.auth0.com.

const TOKEN_SPAN = 600; // ROPG: ten minutes, not configurable
const CODE_SPAN = 300; // ROPG, "MFA OTP code limits": five minutes
/** ROPG, the same: a bucket of ten tries, filled by one every six minutes. */
const BUCKET = { size: 10, seconds: 360 };
const GRANT = 'http://auth0.com/oauth/grant-type/';

interface Authenticator {
  id: string;
  type: 'otp' | 'oob';
  active: boolean;
  secret?: string;
  phone?: string;
  lastStep: number;
}
interface User {
  email: string;
  password: string;
  authenticators: Authenticator[];
  recoveryCode?: string | undefined;
  tries: number;
  triedAt: number;
}
interface Sent {
  authenticator: Authenticator;
  code: string;
  until: number;
}
type Body = Record<string, unknown>;

const now = (): number => Math.floor(Date.now() / 1000);
const refuse = (status: number, error: string, error_description: string): never => {
  throw Response.json({ error, error_description }, { status });
};

export function auth0Mfa() {
  const users: User[] = [];
  const mfaTokens = new Map<string, { user: User; until: number }>();
  const sent = new Map<string, Sent>();
  const outbox: string[] = [];

  const ownerOf = (token: unknown): User => {
    const open = mfaTokens.get(String(token)) ?? refuse(401, 'invalid_grant', 'Malformed mfa_token');
    if (open.until <= now()) refuse(401, 'expired_token', 'mfa_token is expired');
    return open.user;
  };
  /** A failed attempt takes one from the bucket. The response doesn't say how long to wait. */
  const attempt = (user: User, isRight: boolean, why: string): void => {
    const left = Math.min(BUCKET.size, user.tries + (now() - user.triedAt) / BUCKET.seconds);
    if (left < 1) refuse(429, 'too_many_attempts', 'Too many failed codes. Wait for some minutes before retrying.');
    Object.assign(user, { tries: isRight ? left : left - 1, triedAt: now() });
    if (!isRight) refuse(403, 'invalid_grant', why);
  };
  /** API, "Challenge with SMS OOB OTP", and the response of "Add an authenticator" for a factor with messages. */
  const send = (authenticator: Authenticator) => {
    const oob_code = `Fe26.oob.${randomUUID()}`;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    sent.set(oob_code, { authenticator, code, until: now() + CODE_SPAN });
    outbox.push(code);
    return { oob_code, binding_method: 'prompt' };
  };
  const newRecoveryCode = (user: User): string => {
    user.recoveryCode = randomBytes(15).toString('hex').toUpperCase().slice(0, 24);
    return user.recoveryCode;
  };

  /** ROPG, "Authenticate user". `mfa_requirements` in auth0-spa-js lists what must be set up or can answer. */
  function password({ username, password }: Body): never {
    const user = users.find(({ email }) => email === username);
    if (!user || user.password !== password) throw refuse(403, 'invalid_grant', 'Wrong email or password.');
    const mfa_token = `Fe26.${randomUUID()}`;
    mfaTokens.set(mfa_token, { user, until: now() + TOKEN_SPAN });
    const kinds = [{ type: 'otp' }, { type: 'phone' }];
    const isEnrolled = user.authenticators.some(({ active }) => active);
    const mfa_requirements = isEnrolled ? { challenge: kinds } : { enroll: kinds };
    const error_description = 'Multifactor authentication required';
    throw Response.json({ error: 'mfa_required', error_description, mfa_token, mfa_requirements }, { status: 403 });
  }
  /** API, "Verify with one-time password": "the code cannot be used again" (ROPG). The tolerance is two steps. */
  function otp({ mfa_token, otp }: Body): User {
    const user = ownerOf(mfa_token);
    const apps = user.authenticators.filter(({ type }) => type === 'otp');
    const hit = apps.find((one) => {
      const delta = new TOTP({ secret: one.secret ?? '' }).validate({ token: String(otp), window: 1 });
      const step = delta === null ? 0 : Math.floor(now() / 30) + delta;
      if (step <= one.lastStep) return false;
      one.lastStep = step;
      return true;
    });
    attempt(user, hit !== undefined, 'Invalid otp_code.');
    if (hit) hit.active = true;
    return user;
  }
  /** API, "Verify with out-of-band (OOB)". A code works once, for five minutes (ROPG). */
  function oob({ mfa_token, oob_code, binding_code }: Body): User {
    const user = ownerOf(mfa_token);
    const message = sent.get(String(oob_code));
    const isMine = message && user.authenticators.includes(message.authenticator) && message.until > now();
    attempt(user, Boolean(isMine && message.code === binding_code), 'Invalid binding_code.');
    sent.delete(String(oob_code));
    if (message) message.authenticator.active = true;
    return user;
  }
  /** API, "Verify with recovery code": the response contains a new one. */
  function recovery({ mfa_token, recovery_code }: Body): User {
    const user = ownerOf(mfa_token);
    attempt(user, Boolean(user.recoveryCode) && user.recoveryCode === recovery_code, 'MFA Authorization rejected.');
    newRecoveryCode(user);
    return user;
  }
  function token(body: Body): object {
    if (body.grant_type === 'password') password(body);
    const isRecovery = body.grant_type === `${GRANT}mfa-recovery-code`;
    const verify = isRecovery ? recovery : body.grant_type === `${GRANT}mfa-oob` ? oob : otp;
    const { recoveryCode } = verify(body);
    mfaTokens.delete(String(body.mfa_token));
    return tokens(isRecovery ? { recovery_code: recoveryCode } : {});
  }
  /**
   * API, "Add an authenticator": the `mfa_token` works only for users without an active one. Recovery
   * codes come the first time.
   */
  function associate({ authenticator_types, phone_number }: Body, bearer: string): object {
    const user = ownerOf(bearer);
    if (user.authenticators.some(({ active }) => active)) refuse(403, 'access_denied', 'User is already enrolled.');
    const type = (authenticator_types as ('otp' | 'oob')[])[0] ?? 'otp';
    const recovery_codes = user.recoveryCode ? [] : [newRecoveryCode(user)];
    const one: Authenticator = {
      id: `${type === 'otp' ? 'totp' : 'sms'}|dev_${randomUUID()}`,
      type,
      active: false,
      lastStep: 0,
    };
    user.authenticators = [...user.authenticators.filter(({ active }) => active), one];
    if (type === 'otp') {
      one.secret = new Secret({ size: 20 }).base32;
      const barcode_uri = new TOTP({ issuer: 'tenant', label: user.email, secret: one.secret }).toString();
      return { authenticator_type: 'otp', secret: one.secret, barcode_uri, recovery_codes };
    }
    one.phone = String(phone_number);
    return { authenticator_type: 'oob', oob_channel: 'sms', recovery_codes, ...send(one) };
  }
  function challenge({ mfa_token, authenticator_id }: Body): object {
    const one = ownerOf(mfa_token).authenticators.find(({ id }) => id === authenticator_id);
    if (!one) throw refuse(403, 'invalid_grant', 'Unknown authenticator_id.');
    return one.type === 'otp' ? { challenge_type: 'otp' } : { challenge_type: 'oob', ...send(one) };
  }
  /** API, "List authenticators". */
  const list = (bearer: string): object[] => {
    const user = ownerOf(bearer);
    // `type` isn't on that page: auth0-auth-js reads it, and drops what isn't required
    const code = {
      id: 'recovery-code|dev_1',
      authenticator_type: 'recovery-code',
      type: 'recovery-code',
      active: true,
    };
    const all = user.authenticators.map(({ id, type, active, phone }) => ({
      id,
      authenticator_type: type,
      type: type === 'otp' ? 'otp' : 'phone',
      active,
      ...(phone && { oob_channel: 'sms', name: `XXXXXXXX${phone.slice(-4)}` }),
    }));
    return user.recoveryCode ? [code, ...all] : all;
  };

  return {
    outbox,
    addUser: (email: string, password: string): void =>
      void users.push({ email, password, authenticators: [], tries: BUCKET.size, triedAt: now() }),
    answer(path: string, body: Body, bearer: string): Response {
      try {
        if (path === '/oauth/token') return Response.json(token(body));
        if (path === '/mfa/associate') return Response.json(associate(body, bearer));
        if (path === '/mfa/challenge') return Response.json(challenge(body));
        return Response.json(list(bearer));
      } catch (thrown) {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      }
    },
  };
}
