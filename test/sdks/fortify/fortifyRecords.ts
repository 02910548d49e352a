import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { readCookies } from '../cookies.js';
import { type JsonRequest, Refusal } from '../jsonServer.js';

/** The columns that `database/migrations/…_add_two_factor_columns_to_users_table` adds, and what a user has anyway. */
export interface FortifyUser {
  id: number;
  email: string;
  password: string;
  two_factor_secret: string | undefined;
  two_factor_recovery_codes: string[] | undefined;
  two_factor_confirmed_at: string | undefined;
}
export interface FortifySession {
  id: string;
  /** `_token`, which CSRF protection compares. */
  token: string;
  user?: FortifyUser | undefined;
  /** `login.id`: the user whose password was right. */
  loginId?: number | undefined;
  passwordConfirmedAt: number;
  lastActivity: number;
}

const LIFETIME = 120 * 60_000; // laravel/laravel config/session.php `lifetime`
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `Illuminate\Validation\ValidationException`, as JSON. */
export const invalid = (field: string, message: string): never => {
  throw new Refusal(422, { message, errors: { [field]: [message] } });
};
const text = (length: number): string => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
/** `RecoveryCode::generate` in laravel/fortify. */
export const recoveryCode = (): string => `${text(10)}-${text(10)}`;
/** `Google2FA::generateSecretKey` with the 16 letters of `EnableTwoFactorAuthentication`. */
export const secretKey = (): string => new Secret({ size: 10 }).base32;

export function fortifyRecords() {
  const users: FortifyUser[] = [];
  const sessions = new Map<string, FortifySession>();
  const limits = new Map<string, { hits: number; until: number }>();
  const usedCodes = new Map<string, { step: number; until: number }>();

  const newSession = (): FortifySession => {
    const session = { id: text(40), token: text(40), passwordConfirmedAt: 0, lastActivity: Date.now() };
    sessions.set(session.id, session);
    return session;
  };
  /** The value of XSRF-TOKEN is encrypted, so it ends in characters that a cookie has to escape. */
  const sealed = (token: string): string => Buffer.from(`${token}=`).toString('base64');

  return {
    users,
    sessions,
    /** `Illuminate\Session\Middleware\StartSession`: an idle session expires. */
    session({ headers }: JsonRequest): FortifySession {
      const session = sessions.get(readCookies(headers).laravel_session ?? '') ?? newSession();
      if (session.lastActivity + LIFETIME < Date.now()) {
        sessions.delete(session.id);
        return newSession();
      }
      session.lastActivity = Date.now();
      return session;
    },
    /** `Illuminate\Session\Store::regenerate`: a new id and a new token. */
    regenerate(session: FortifySession): void {
      sessions.delete(session.id);
      Object.assign(session, { id: text(40), token: text(40) });
      sessions.set(session.id, session);
    },
    /** `VerifyCsrfToken::tokensMatch`; 419 is `Handler::prepareException` of a TokenMismatchException. */
    checkCsrf({ headers }: JsonRequest, session: FortifySession): void {
      if (headers['x-xsrf-token'] !== sealed(session.token))
        throw new Refusal(419, { message: 'CSRF token mismatch.' });
    },
    /** `StartSession::addCookieToResponse` and `VerifyCsrfToken::addCookieToResponse`. */
    cookies: ({ id, token }: FortifySession): string[] => [
      `laravel_session=${id}; Path=/; HttpOnly; SameSite=Lax`,
      `XSRF-TOKEN=${encodeURIComponent(sealed(token))}; Path=/; SameSite=Lax`,
    ],
    /** `ThrottleRequests::handleRequestUsingNamedLimiter` with `Limit::perMinute(5)`: each request counts. */
    throttle(key: string): void {
      const open = limits.get(key);
      const limit = open && open.until > Date.now() ? open : { hits: 0, until: Date.now() + 60_000 };
      if (limit.hits >= 5) {
        const seconds = Math.ceil((limit.until - Date.now()) / 1000);
        throw new Refusal(
          429,
          { message: 'Too Many Attempts.' },
          {
            'retry-after': String(seconds),
            'x-ratelimit-limit': '5',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(Math.floor(limit.until / 1000)),
          },
        );
      }
      limits.set(key, { ...limit, hits: limit.hits + 1 });
    },
    /**
     * `TwoFactorAuthenticationProvider::verify` with `Google2FA::verifyKeyNewer` (window 1): the step of the first use
     * is stored by code, for a minute, for all users.
     */
    verify(secret: string, code: string): boolean {
      const step = Math.floor(Date.now() / 30_000);
      const known = usedCodes.get(code);
      const used = known && known.until > Date.now() ? known : undefined;
      for (let at = used ? Math.max(step - 1, used.step + 1) : step - 1; at <= step + 1; at++) {
        if (new TOTP({ secret }).generate({ timestamp: at * 30_000 }) !== code) continue;
        usedCodes.set(code, { step: used ? at : step, until: Date.now() + 60_000 });
        return true;
      }
      return false;
    },
  };
}
