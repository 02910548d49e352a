import { readCookies } from '../cookies.js';
import { type JsonRequest, Refusal, Reply } from '../jsonServer.js';
import { type AllauthSession, type AllauthUser, type allauthRecords, now } from './allauthRecords.js';

export interface AllauthSettings {
  /** MFA_TRUST_ENABLED */
  trust: boolean;
  /** ACCOUNT_EMAIL_VERIFICATION = 'mandatory' */
  verifyEmail: boolean;
  /** MFA_RECOVERY_CODES_SHOW_ONCE */
  showCodesOnce: boolean;
  /** MFA_PASSKEY_LOGIN_ENABLED, which needs 'webauthn' in MFA_SUPPORTED_TYPES */
  passkeyLogin: boolean;
}
export type Records = ReturnType<typeof allauthRecords>;
/** One request of one client. */
export interface Call {
  request: JsonRequest;
  session: AllauthSession;
  client: 'browser' | 'app';
  cookies: string[];
}

const REAUTHENTICATION_TIMEOUT = 300;
const LOGIN_TIMEOUT = 15 * 60;
const TYPES = ['recovery_codes', 'totp', 'webauthn'] as const; // the order of Authenticator.Type

export const isMfaEnabled = (user: AllauthUser, types: readonly string[] = ['totp', 'webauthn']): boolean =>
  user.authenticators.some(({ type }) => types.includes(type));
const typesOf = (user: AllauthUser): string[] => TYPES.filter((type) => isMfaEnabled(user, [type]));

/** `unstash_login` in `account/internal/stagekit.py`: fifteen minutes from the password on. */
export function pendingLogin(session: AllauthSession) {
  if (session.login && now() - session.login.initiatedAt > LOGIN_TIMEOUT) session.login = undefined;
  return session.login;
}

/** `ErrorResponse` in `headless/internal/restkit/response.py`. */
export const invalid = (code: string, param?: string, status = 400): never => {
  const error = { message: code.replaceAll('_', ' '), code, ...(param && { param }) };
  throw new Refusal(status, { status, errors: [error] });
};
export const ok = (data?: unknown, meta?: object) => ({
  status: 200,
  ...(data !== undefined && { data }),
  ...(meta && { meta }),
});
/** `get_input_class` and a CharField: stripped, and required. */
export function field({ request }: Call, name: string): string {
  const value = request.body[name];
  const text = value === undefined || value === null ? '' : String(value).trim();
  return text || invalid('required', name);
}

export function allauthClient(records: Records, settings: AllauthSettings) {
  /** `BaseAuthenticationResponse._get_flows` in `headless/base/response.py`. */
  function flows({ session }: Call, user: AllauthUser | undefined): object[] {
    if (user) {
      const types = typesOf(user); // get_reauthentication_flows
      return [{ id: 'reauthenticate' }, ...(types.length > 0 ? [{ id: 'mfa_reauthenticate', types }] : [])];
    }
    const login = pendingLogin(session);
    const stage = login && {
      id: login.stage,
      is_pending: true,
      ...(login.stage === 'mfa_authenticate' && { types: typesOf(login.user) }),
    };
    return [
      { id: 'login' },
      { id: 'signup' },
      ...(settings.passkeyLogin ? [{ id: 'mfa_login_webauthn' }] : []),
      ...(stage ? [stage] : []),
    ];
  }
  const serialize = ({ id, email }: AllauthUser) => ({ id, display: email, email, has_usable_password: true });
  /** `AuthenticationResponse`; with a status, `ReauthenticationResponse` and `UnauthorizedResponse`. */
  function authentication(
    call: Call,
    status?: number,
    user: AllauthUser | null | undefined = call.session.user,
  ): Reply {
    const code = status ?? (user ? 200 : 401);
    const data = {
      ...(user && { user: serialize(user), methods: call.session.methods }),
      ...(code !== 200 && { flows: flows(call, user ?? undefined) }),
    };
    return new Reply(code, {
      status: code,
      data,
      meta: { is_authenticated: user === null ? null : user !== undefined },
    });
  }
  const refuse = ({ status, body }: Reply): never => {
    throw new Refusal(status, body);
  };

  return {
    authentication,
    /** `AuthenticatedAPIView.dispatch`. */
    signedIn: (call: Call): AllauthUser => call.session.user ?? refuse(authentication(call)),
    /** `AuthenticationStageAPIView.handle`: only the pending stage. */
    stage: (call: Call, key: string): AllauthUser => {
      const login = pendingLogin(call.session);
      return login?.stage === key ? login.user : refuse(authentication(call, 401, null));
    },
    /** `raise_if_reauthentication_required` in `account/internal/flows/reauthentication.py`. */
    recently: (call: Call): void => {
      const last = call.session.methods.at(-1);
      if (!last || now() - last.at >= REAUTHENTICATION_TIMEOUT) refuse(authentication(call, 401));
    },
    record: ({ session }: Call, method: string, more: object = {}): void => {
      session.methods = [...session.methods, { method, at: now(), ...more }];
    },
    /** A view for browsers (`browser_view`: session cookie, CSRF) or for apps (`app_view`: X-Session-Token). */
    view:
      (client: Call['client'], act: (call: Call) => unknown, isReading: boolean) =>
      (request: JsonRequest): Reply => {
        const { headers } = request;
        const sent = readCookies(headers);
        const id = client === 'app' ? headers['x-session-token'] : sent.sessionid;
        const known = records.find(id ? String(id) : undefined);
        const call = { request, client, session: known ?? records.newSession(), cookies: [] as string[] };
        const { session } = call;
        if (client === 'app' && id && !known) return new Reply(410, authentication(call, 410, null).body);
        if (client === 'browser') {
          if (!known && sent.csrftoken) session.csrfToken = sent.csrftoken; // the cookie is the token
          const isForged = !sent.csrftoken || headers['x-csrftoken'] !== sent.csrftoken;
          // CsrfViewMiddleware responds with a page
          if (!isReading && isForged)
            return new Reply(403, 'CSRF verification failed', { 'content-type': 'text/html' });
        }
        const before = JSON.stringify({ ...session, expiresAt: 0 });
        const finish = (status: number, body: unknown): Reply => {
          const isModified = JSON.stringify({ ...session, expiresAt: 0 }) !== before;
          if (isModified) records.sessions.set(session.key, session);
          if (client === 'app') {
            const isNew = isModified && session.key !== id; // expose_session_token
            const { meta, ...rest } = body as { meta?: object };
            return new Reply(status, isNew ? { ...rest, meta: { ...meta, session_token: session.key } } : body);
          }
          const cookies = [`csrftoken=${session.csrfToken}; Path=/; SameSite=Lax`, ...call.cookies];
          if (isModified) cookies.push(`sessionid=${session.key}; HttpOnly; Path=/; SameSite=Lax`);
          return new Reply(status, body, { 'set-cookie': cookies });
        };
        try {
          const answer = act(call);
          return answer instanceof Reply ? finish(answer.status, answer.body) : finish(200, answer);
        } catch (thrown) {
          if (thrown instanceof Refusal) return finish(thrown.status, thrown.body);
          throw thrown;
        }
      },
  };
}
