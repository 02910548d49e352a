import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Refusal } from '../jsonServer.js';

/** `internal/models/factor.go`, `challenge.go`, `sessions.go` of supabase/auth at bc32168e. */
export interface Factor {
  id: string;
  friendly_name: string;
  factor_type: 'totp' | 'phone';
  status: 'verified' | 'unverified';
  created_at: string;
  updated_at: string;
  phone?: string;
  secret?: string;
  last_challenged_at?: string;
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
  factors: Factor[];
}
export interface Session {
  id: string;
  user: User;
  aal: 'aal1' | 'aal2';
  factorId?: string;
  amr: { method: string; timestamp: number }[];
}

const KEY = 'the secret of this stand-in';
const HOUR = 3600; // GOTRUE_JWT_EXP, its default

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** `handleResponseErrorHTTP` in `internal/api/errors.go`, for the API version 2024-01-01 that the SDK asks for. */
export const refuse = (status: number, code: string, message: string): never => {
  throw new Refusal(status, { code, message });
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (text: string): string => createHmac('sha256', KEY).update(text).digest('base64url');

export function gotrueRecords() {
  const users: User[] = [];
  const sessions = new Map<string, Session>();
  const refreshTokens = new Map<string, Session>();
  const challenges = new Map<string, Challenge>();

  /** `omitempty` of `models.User.Factors`; the secret has no JSON tag and stays inside. */
  const view = ({ password: _, banned: __, factors, ...user }: User) => ({
    ...user,
    aud: 'authenticated',
    role: 'authenticated',
    app_metadata: {},
    user_metadata: {},
    ...(factors.length > 0 && { factors: factors.map(({ secret: ___, ...factor }) => factor) }),
  });

  return {
    users,
    sessions,
    refreshTokens,
    challenges,
    view,
    /** `GenerateAccessToken` in `internal/tokens/service.go`: aal, amr and session_id are claims. */
    issue(session: Session) {
      const { user, aal, amr, id } = session;
      const refresh_token = randomBytes(9).toString('base64url');
      for (const [token, owner] of refreshTokens) if (owner === session) refreshTokens.delete(token);
      refreshTokens.set(refresh_token, session);
      const claims = { sub: user.id, email: user.email, role: 'authenticated', aal, amr, session_id: id };
      const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...claims, iat: seconds(), exp: seconds() + HOUR })}`;
      return {
        access_token: `${head}.${signature(head)}`,
        token_type: 'bearer',
        expires_in: HOUR,
        expires_at: seconds() + HOUR,
        refresh_token,
        user: view(user),
      };
    },
    /** `requireAuthentication` in `internal/api/auth.go`. */
    authenticate(header: string | undefined): Session {
      const [head = '', claims = '', sign] = (header ?? '').replace(/^Bearer /, '').split('.');
      if (!sign) refuse(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
      if (signature(`${head}.${claims}`) !== sign) refuse(403, 'bad_jwt', 'invalid JWT: unable to verify signature');
      const { exp, session_id } = JSON.parse(Buffer.from(claims, 'base64url').toString());
      if (exp < seconds()) refuse(403, 'bad_jwt', 'invalid JWT: token is expired');
      const session = sessions.get(session_id);
      if (!session) throw refuse(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
      if (session.user.banned) refuse(403, 'user_banned', 'User is banned');
      return session;
    },
    newSession(user: User): Session {
      const amr = [{ method: 'password', timestamp: seconds() }];
      const session: Session = { id: randomUUID(), user, aal: 'aal1', amr };
      sessions.set(session.id, session);
      return session;
    },
  };
}
