import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { JsonRequest } from '../jsonServer.js';
import { type GotrueRecords, refuse, type Session, seconds, type User } from './gotrueRecords.js';

const KEY = 'the secret of this stand-in';
const HOUR = 3600; // JWT_EXP, its default

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (text: string): string => createHmac('sha256', KEY).update(text).digest('base64url');

/** Sessions and their tokens, after supabase/auth at bc32168e, 20 August 2026. */
export function gotrueTokens({ users, sessions, settings }: GotrueRecords, limit: (route: string) => void) {
  /** Old tokens are kept, and rejected as used. */
  const refreshTokens = new Map<string, { session: Session; parent: string | undefined }>();
  const active = new Map<Session, string>();

  const hasSecondStep = ({ user }: Session): boolean => user.factors.some(({ status }) => status === 'verified');
  const lowUntil = ({ createdAt }: Session): number => createdAt + settings.allowLowAal;

  /** `omitempty` of `models.User.Factors`; the secret has no JSON tag and stays inside. */
  const view = ({ password: _, banned: __, confirmed: ___, factors, ...user }: User) => ({
    ...user,
    aud: 'authenticated',
    role: 'authenticated',
    app_metadata: {},
    user_metadata: {},
    ...(factors.length > 0 && { factors: factors.map(({ secret: ____, ...factor }) => factor) }),
  });

  /** `GenerateAccessToken` in `internal/tokens/service.go`. */
  function issue(session: Session, refresh_token = randomBytes(9).toString('base64url')) {
    const { user, id } = session;
    refreshTokens.set(refresh_token, { session, parent: active.get(session) });
    active.set(session, refresh_token);
    // `CalculateAALAndAMR` in internal/models/sessions.go: the level of a token is that of its claims, newest first.
    const amr = [...session.amr].sort((a, b) => b.timestamp - a.timestamp);
    const aal = amr.some(({ method }) => /^(totp|mfa\/phone|mfa\/webauthn)$/.test(method)) ? 'aal2' : 'aal1';
    const isLow = settings.allowLowAal > 0 && aal === 'aal1' && hasSecondStep(session);
    const exp = isLow ? Math.min(seconds() + HOUR, lowUntil(session)) : seconds() + HOUR;
    const claims = { sub: user.id, email: user.email, role: 'authenticated', aal, amr, session_id: id };
    const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...claims, iat: seconds(), exp })}`;
    return {
      access_token: `${head}.${signature(head)}`,
      token_type: 'bearer',
      expires_in: exp - seconds(),
      expires_at: exp,
      refresh_token,
      user: view(user),
    };
  }

  /** `requireAuthentication`, `parseJWTClaims`, `maybeLoadUserOrSession` in `internal/api/auth.go`. */
  function authenticate(header: string | undefined): Session {
    const [head = '', claims = '', sign] = (header ?? '').replace(/^Bearer /, '').split('.');
    if (!sign) refuse(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
    if (signature(`${head}.${claims}`) !== sign) refuse(403, 'bad_jwt', 'invalid JWT: unable to verify signature');
    const { exp, session_id } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    if (exp < seconds()) refuse(403, 'bad_jwt', 'invalid JWT: token is expired');
    const session = sessions.get(session_id);
    if (!session) throw refuse(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
    if (session.user.banned) refuse(403, 'user_banned', 'User is banned');
    return session;
  }

  /** `ResourceOwnerPasswordGrant` in `internal/api/token.go`. */
  function password(body: JsonRequest['body']) {
    const user = users.find(({ email }) => email === body.email);
    if (!user) throw refuse(400, 'invalid_credentials', 'Invalid login credentials');
    if (user.banned) refuse(400, 'user_banned', 'User is banned');
    if (user.password !== body.password) refuse(400, 'invalid_credentials', 'Invalid login credentials');
    if (!user.confirmed) refuse(400, 'email_not_confirmed', 'Email not confirmed');
    const amr = [{ method: 'password', timestamp: seconds() }];
    const session: Session = { id: randomUUID(), user, createdAt: seconds(), aal: 'aal1', factorId: null, amr };
    sessions.set(session.id, session);
    return issue(session);
  }

  /** `RefreshTokenGrant` in `internal/tokens/service.go`, `CheckValidity` in `internal/models/sessions.go`. */
  function refresh(token: string) {
    const { session, parent } = refreshTokens.get(token) ?? {};
    if (!session) throw refuse(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
    if (session.user.banned) refuse(400, 'user_banned', 'Invalid Refresh Token: User Banned');
    if (!sessions.has(session.id)) {
      // The tokens go with their session: ON DELETE CASCADE in migrations/20220811173540_add_sessions_table.up.sql.
      refuse(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
    }
    const isLow = session.aal === 'aal1' && hasSecondStep(session);
    if (settings.allowLowAal > 0 && isLow && lowUntil(session) < seconds()) {
      const low = 'Invalid Refresh Token: Session Expired (Low AAL: User Needs MFA Verification)';
      refuse(400, 'session_expired', low);
    }
    const current = active.get(session) ?? '';
    if (token === current) return issue(session);
    // The parent of the active token is accepted, because its response may have been lost. Any
    // other ends the whole family.
    if (refreshTokens.get(current)?.parent === token) {
      active.set(session, parent ?? '');
      return issue(session, current);
    }
    active.delete(session);
    throw refuse(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
  }

  return {
    view,
    issue,
    authenticate,
    /** `Token` in `internal/api/token.go`: both grants have one limit, RATE_LIMIT_TOKEN_REFRESH. */
    token({ query, body }: JsonRequest) {
      limit('token');
      return query.get('grant_type') === 'refresh_token' ? refresh(String(body.refresh_token)) : password(body);
    },
    /** `internal/api/logout.go`. */
    logout({ headers, query }: JsonRequest): undefined {
      const session = authenticate(headers.authorization);
      const scope = query.get('scope') ?? 'global';
      for (const [key, one] of sessions) {
        const isMine = one === session;
        const goes = scope === 'local' ? isMine : one.user === session.user && (scope !== 'others' || !isMine);
        if (goes) sessions.delete(key);
      }
    },
  };
}

export type GotrueTokens = ReturnType<typeof gotrueTokens>;
