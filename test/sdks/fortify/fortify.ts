// A stand-in for the two-factor routes of Laravel Fortify, as JSON. Each rule names the place in laravel/fortify at
// f1ad2dd0 (12 February 2025), laravel/framework 11 or pragmarx/google2fa 8 that it follows. Settings are those of
// `stubs/fortify.php` and `stubs/FortifyServiceProvider.php`, which `fortify:install` publishes.
import { TOTP } from 'otpauth';
import { type JsonRequest, type JsonRoute, Refusal, Reply, startJsonServer } from '../jsonServer.js';
import {
  type FortifySession,
  type FortifyUser,
  fortifyRecords,
  invalid,
  recoveryCode,
  secretKey,
} from './fortifyRecords.js';

export interface FortifySettings {
  /** `Features::twoFactorAuthentication(['confirm' => …])`. If false, a secret is active at once, without a code. */
  confirm: boolean;
  /** `Features::twoFactorAuthentication(['confirmPassword' => …])`. */
  confirmPassword: boolean;
}

const PASSWORD_TIMEOUT = 10_800; // `RequirePassword`
const WRONG_CODE = 'The provided two factor authentication code was invalid.';
const WRONG_RECOVERY_CODE = 'The provided two factor recovery code was invalid.';

export async function startFortify(settings: FortifySettings = { confirm: true, confirmPassword: true }) {
  const records = fortifyRecords();
  const { users, sessions } = records;
  type Act = (request: JsonRequest, session: FortifySession) => unknown;
  type SignedIn = (user: FortifyUser, request: JsonRequest, session: FortifySession) => unknown;

  /** The middleware group `web`: a session, CSRF protection on what writes, and the cookies of both. */
  const web =
    (act: Act, isReading = false) =>
    (request: JsonRequest): Reply => {
      const session = records.session(request);
      try {
        if (!isReading) records.checkCsrf(request, session);
        const answer = act(request, session);
        const { status, body, headers } = answer instanceof Reply ? answer : new Reply(200, answer);
        return new Reply(status, body, { ...headers, 'set-cookie': records.cookies(session) });
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        return new Reply(thrown.status, thrown.body, { ...thrown.headers, 'set-cookie': records.cookies(session) });
      }
    };
  /** `RedirectIfAuthenticated`, also for JSON. */
  const guest =
    (act: Act): Act =>
    (request, session) =>
      session.user ? new Reply(302, undefined, { location: '/home' }) : act(request, session);
  /** `Authenticate`, then `RequirePassword` if the feature requires it. */
  const auth =
    (act: SignedIn, needsPassword = false): Act =>
    (request, session) => {
      if (!session.user) throw new Refusal(401, { message: 'Unauthenticated.' });
      const age = Date.now() / 1000 - session.passwordConfirmedAt;
      if (needsPassword && settings.confirmPassword && age > PASSWORD_TIMEOUT) {
        throw new Refusal(423, { message: 'Password confirmation required.' });
      }
      return act(session.user, request, session);
    };
  const protectedBy = (act: SignedIn): Act => auth(act, true);

  /** `LoginRequest`, `CanonicalizeUsername` (`lowercase_usernames`), `RedirectIfTwoFactorAuthenticatable`, `AttemptToAuthenticate`, `PrepareAuthenticatedSession`. */
  const login: Act = ({ body }, session) => {
    records.throttle(`login|${String(body.email).toLowerCase()}`);
    if (!body.email) invalid('email', 'The email field is required.');
    if (!body.password) invalid('password', 'The password field is required.');
    const user = users.find(({ email }) => email === String(body.email).toLowerCase());
    if (user?.password !== body.password) invalid('email', 'These credentials do not match our records.');
    const isOn = user?.two_factor_secret && (!settings.confirm || user.two_factor_confirmed_at);
    if (isOn) {
      session.loginId = user.id;
      return { two_factor: true };
    }
    session.user = user;
    records.regenerate(session);
    return { two_factor: false };
  };
  /** `TwoFactorAuthenticatedSessionController::store`, `TwoFactorLoginRequest`, `FailedTwoFactorLoginResponse`. */
  const challenge: Act = ({ body }, session) => {
    records.throttle(`two-factor|${session.loginId ?? ''}`);
    const fail = () =>
      body.recovery_code ? invalid('recovery_code', WRONG_RECOVERY_CODE) : invalid('code', WRONG_CODE);
    const user = users.find(({ id }) => id === session.loginId);
    if (!user) throw fail();
    const codes = user.two_factor_recovery_codes ?? [];
    const used = codes.indexOf(String(body.recovery_code));
    // `replaceRecoveryCode`: there are always eight
    if (used >= 0) user.two_factor_recovery_codes = codes.with(used, recoveryCode());
    else if (!body.code || !records.verify(user.two_factor_secret ?? '', String(body.code))) fail();
    session.loginId = undefined;
    session.user = user;
    records.regenerate(session);
    return new Reply(204);
  };
  /** `EnableTwoFactorAuthentication`: `force` changes the secret of a user who is still asked for codes. */
  const enable: SignedIn = (user, { body }) => {
    if (!user.two_factor_secret || body.force === true) {
      user.two_factor_secret = secretKey();
      user.two_factor_recovery_codes = Array.from({ length: 8 }, recoveryCode);
    }
    return '';
  };
  /** `ConfirmTwoFactorAuthentication`: the code counts as used from then on. */
  const confirm: SignedIn = (user, { body }) => {
    const { two_factor_secret: secret } = user;
    if (!secret || !body.code || !records.verify(secret, String(body.code))) invalid('code', WRONG_CODE);
    user.two_factor_confirmed_at = new Date().toISOString();
    return '';
  };
  /** `DisableTwoFactorAuthentication`. */
  const disable: SignedIn = (user) => {
    user.two_factor_secret = user.two_factor_recovery_codes = user.two_factor_confirmed_at = undefined;
    return '';
  };
  /** `ConfirmablePasswordController::store`. */
  const confirmPassword: SignedIn = (user, { body }, session) => {
    if (body.password !== user.password) invalid('password', 'The provided password was incorrect.');
    session.passwordConfirmedAt = Math.floor(Date.now() / 1000);
    return new Reply(201, '');
  };
  /** `TwoFactorQrCodeController`, `Google2FA::getQRCodeUrl`. */
  const qrCode: SignedIn = ({ email, two_factor_secret: secret }) => {
    if (!secret) return [];
    const url = new TOTP({ issuer: 'Laravel', label: email, secret }).toString();
    return { svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>', url };
  };
  /** `TwoFactorSecretKeyController`. */
  const secret: SignedIn = ({ two_factor_secret: secretKey }) => {
    if (!secretKey) throw new Refusal(404, { message: 'Two factor authentication has not been enabled.' });
    return { secretKey };
  };
  /** `RecoveryCodeController`. */
  const listCodes: SignedIn = (user) => (user.two_factor_secret && user.two_factor_recovery_codes) || [];
  const newCodes: SignedIn = (user) => {
    user.two_factor_recovery_codes = Array.from({ length: 8 }, recoveryCode);
    return '';
  };
  /** `AuthenticatedSessionController::destroy`. */
  const logout: SignedIn = (_user, _request, session) => {
    Object.assign(session, { user: undefined, loginId: undefined, passwordConfirmedAt: 0 });
    records.regenerate(session);
    return new Reply(204);
  };
  /** An app's own route, as in `routes/api.php` of laravel/sanctum's guide, because no route of Fortify says this. */
  const self: SignedIn = ({ id, email, two_factor_confirmed_at = null }) => ({ id, email, two_factor_confirmed_at });

  const routes: JsonRoute[] = [
    ['GET', /^\/sanctum\/csrf-cookie$/, web(() => new Reply(204), true)], // laravel/sanctum CsrfCookieController
    ['POST', /^\/login$/, web(guest(login))],
    ['POST', /^\/logout$/, web(auth(logout))],
    ['POST', /^\/two-factor-challenge$/, web(guest(challenge))],
    ['POST', /^\/user\/confirm-password$/, web(auth(confirmPassword))],
    ['POST', /^\/user\/two-factor-authentication$/, web(protectedBy(enable))],
    ['DELETE', /^\/user\/two-factor-authentication$/, web(protectedBy(disable))],
    ['POST', /^\/user\/confirmed-two-factor-authentication$/, web(protectedBy(confirm))],
    ['GET', /^\/user\/two-factor-qr-code$/, web(protectedBy(qrCode), true)],
    ['GET', /^\/user\/two-factor-secret-key$/, web(protectedBy(secret), true)],
    ['GET', /^\/user\/two-factor-recovery-codes$/, web(protectedBy(listCodes), true)],
    ['POST', /^\/user\/two-factor-recovery-codes$/, web(protectedBy(newCodes))],
    ['GET', /^\/api\/user$/, web(auth(self), true)],
    ['GET', /^\/home$/, () => new Reply(200, '<!doctype html>', { 'content-type': 'text/html; charset=UTF-8' })],
  ];
  const server = await startJsonServer(routes);
  return {
    ...server,
    settings,
    users,
    sessions,
    addUser: (email: string, password: string): FortifyUser => {
      const user = {
        id: users.length + 1,
        email,
        password,
        two_factor_secret: undefined,
        two_factor_recovery_codes: undefined,
        two_factor_confirmed_at: undefined,
      };
      users.push(user);
      return user;
    },
  };
}

export type Fortify = Awaited<ReturnType<typeof startFortify>>;
