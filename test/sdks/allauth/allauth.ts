// A stand-in for the headless API of django-allauth 65.16, for browsers and for apps. Each rule names the place in
// pennersr/django-allauth at 20f4bded (17 April 2026) that it follows, from `allauth/` on. Settings have their
// defaults. All callers have the same address.
import { readCookies } from '../cookies.js';
import { type JsonRoute, Reply, startJsonServer } from '../jsonServer.js';
import { authenticatorViews } from './allauthAuthenticators.js';
import { type AllauthSettings, allauthClient, type Call, field, invalid, isMfaEnabled, ok } from './allauthClient.js';
import { type AllauthUser, allauthRecords, fingerprint, now, unusedCodes } from './allauthRecords.js';
import { webauthnRoutes } from './allauthWebauthn.js';

const TRUST_AGE = 14 * 24 * 3600; // MFA_TRUST_COOKIE_AGE

export async function startAllauth(changes: Partial<AllauthSettings> = {}) {
  const settings = { trust: false, verifyEmail: false, showCodesOnce: false, passkeyLogin: false, ...changes };
  const records = allauthRecords();
  const client = allauthClient(records, settings);
  /** The meaning of a browser's trust cookie. The real one is signed and contains it. */
  const trusts = new Map<string, number>();

  const isTrusted = ({ request, client: kind }: Call, user: AllauthUser): boolean =>
    kind === 'browser' && (trusts.get(`${readCookies(request.headers).mfa_trusted} ${fingerprint(user)}`) ?? 0) > now();
  /** `LoginStageController.handle`: verify_email, mfa_authenticate, mfa_trust; then `adapter.login`. */
  function resume(call: Call, done?: string): Reply {
    const { session } = call;
    const { login } = session;
    if (!login) return client.authentication(call);
    const { user } = login;
    const trustStage = settings.trust && call.client === 'browser'; // TrustStage.handle
    const due = [
      ['verify_email', settings.verifyEmail && !user.emailVerified],
      ['mfa_authenticate', isMfaEnabled(user) && !isTrusted(call, user)],
      ['mfa_trust', trustStage && login.authenticationRequired],
    ] as const;
    const passed = due.findIndex(([key]) => key === done) + 1;
    const next = due.slice(passed).find(([, isDue]) => isDue);
    if (next) {
      const [stage] = next;
      session.login = {
        ...login,
        stage,
        authenticationRequired: login.authenticationRequired || stage === 'mfa_authenticate',
      };
    } else {
      Object.assign(session, { login: undefined, user });
      records.cycle(session);
    }
    return client.authentication(call);
  }
  /** `LoginView` in `headless/account/views.py`, `LoginInput`, `DefaultAccountAdapter.authenticate`. */
  function login(call: Call): Reply {
    const { session } = call;
    if (!records.consume('login')) return new Reply(429, { status: 429 }); // no Retry-After
    const email = field(call, 'email');
    if (!email.includes('@')) invalid('invalid', 'email');
    const password = field(call, 'password');
    const rollback = records.consume('login_failed', email.toLowerCase()) ?? invalid('too_many_login_attempts');
    const user = records.users.find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (user?.password !== password) throw invalid('email_password_mismatch', 'password');
    rollback();
    if (session.user) return new Reply(409, { status: 409 });
    client.record(call, 'password', { email });
    session.login = { user, initiatedAt: now(), stage: '', authenticationRequired: false };
    return resume(call);
  }
  /** `BaseAuthenticateForm.clean_code` and `post_authentication` in `mfa/base`: any code, from the app or the list. */
  function authenticate(call: Call, user: AllauthUser, isReauthentication: boolean): void {
    const code = field(call, 'code');
    const limit = `mfa-auth-user-${user.id}`;
    if (!records.consume('login_failed', limit)) invalid('too_many_login_attempts', 'code');
    const found = user.authenticators.find((one) => {
      if (one.type === 'totp') return records.isTotp(user, one.secret ?? '', code);
      if (one.type !== 'recovery_codes' || !unusedCodes(one).includes(code)) return false;
      one.used?.add(code);
      return true;
    });
    if (!found) throw invalid('incorrect_code', 'code');
    records.clear('login_failed', limit);
    found.last_used_at = now();
    const { id, type } = found;
    client.record(call, 'mfa', { id, type, ...(isReauthentication && { reauthenticated: true }) });
  }
  /** `TrustView`. */
  function trust(call: Call): Reply {
    const user = client.stage(call, 'mfa_trust');
    const answer = resume(call, 'mfa_trust');
    if (call.request.body.trust === true) {
      const mark = `trust-${trusts.size + 1}`;
      trusts.set(`${mark} ${fingerprint(user)}`, now() + TRUST_AGE);
      call.cookies.push(`mfa_trusted=${mark}; HttpOnly; Path=/; Max-Age=${TRUST_AGE}; SameSite=Lax`);
    }
    return answer;
  }
  /** `ReauthenticateView`, `DefaultAccountAdapter.reauthenticate`. */
  function reauthenticate(call: Call): Reply {
    const user = client.signedIn(call);
    const password = field(call, 'password');
    const rollback = records.consume('login_failed', user.email) ?? invalid('too_many_login_attempts', 'password');
    if (password !== user.password) throw invalid('incorrect_password', 'password');
    rollback();
    client.record(call, 'password', { reauthenticated: true });
    return client.authentication(call);
  }
  const { remove, addCodes, cannotAdd, totp, codes, authenticators } = authenticatorViews(client, records, settings);
  /** `SessionView`. */
  const session = {
    GET: (call: Call) => client.authentication(call),
    DELETE: (call: Call) => {
      records.sessions.delete(call.session.key); // flush
      Object.assign(call.session, {
        ...records.newSession(),
        user: undefined,
        login: undefined,
        totpSecret: undefined,
      });
      return client.authentication(call);
    },
  };
  const config = () =>
    ok({
      account: { login_methods: ['email'], is_open_for_signup: true },
      mfa: { supported_types: ['totp', 'recovery_codes', 'webauthn'], passkey_login_enabled: settings.passkeyLogin },
    });

  type Views = Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', (call: Call) => unknown>>;
  const paths: Record<string, Views> = {
    config: { GET: config },
    'auth/session': session,
    'auth/login': { POST: login },
    'auth/reauthenticate': { POST: reauthenticate },
    'auth/2fa/authenticate': {
      POST: (call) => {
        authenticate(call, client.stage(call, 'mfa_authenticate'), false);
        return resume(call, 'mfa_authenticate');
      },
    },
    'auth/2fa/reauthenticate': {
      POST: (call) => {
        authenticate(call, client.signedIn(call), true);
        return client.authentication(call);
      },
    },
    'account/authenticators': { GET: authenticators },
    'account/authenticators/totp': totp,
    'account/authenticators/recovery-codes': codes,
    ...webauthnRoutes({ client, records, resume, addCodes, remove, cannotAdd }),
  };
  const routes = (['browser', 'app'] as const).flatMap((kind) => {
    const isBrowser = kind === 'browser';
    // `headless/mfa/urls.py`: trust is only for browsers
    const all = { ...paths, ...(settings.trust && isBrowser && { 'auth/2fa/trust': { POST: trust } }) };
    return Object.entries(all).flatMap(([path, views]) =>
      Object.entries(views).map(
        ([method, act]): JsonRoute => [
          method,
          new RegExp(`^/_allauth/${kind}/v1/${path}$`),
          client.view(kind, act, method === 'GET'),
        ],
      ),
    );
  });
  const server = await startJsonServer(routes);
  return {
    ...server,
    settings,
    users: records.users,
    sessions: records.sessions,
    addUser: (email: string, password: string): AllauthUser => {
      const user = { id: records.users.length + 1, email, password, emailVerified: true, authenticators: [] };
      records.users.push(user);
      return user;
    },
  };
}

export type Allauth = Awaited<ReturnType<typeof startAllauth>>;
