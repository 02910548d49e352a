// A stand-in for `MapIdentityApi` of ASP.NET Core 8. Each rule names the place in dotnet/aspnetcore that it follows:
// src/Identity/Core/src/IdentityApiEndpointRouteBuilderExtensions.cs (at 0162f26c, the routes), SignInManager.cs and
// src/Identity/Extensions.Core/src/UserManager.cs; read again in November 2026. Options have their defaults.
import { randomBytes } from 'node:crypto';
import { readCookies } from '../cookies.js';
import { type JsonRequest, type JsonRoute, Refusal, Reply, startJsonServer } from '../jsonServer.js';
import * as identity from './identityRecords.js';

const HOUR = 3_600_000;
const ACCESS = HOUR; // BearerTokenOptions.BearerTokenExpiration
const DAYS = 14 * 24 * HOUR; // BearerTokenOptions.RefreshTokenExpiration, CookieAuthenticationOptions.ExpireTimeSpan
const SESSION = '.AspNetCore.Identity.Application'; // IdentityConstants
const TRUST = 'Identity.TwoFactorRememberMe';
const HALF = 'Identity.TwoFactorUserId';
const HALF_SPAN = 5 * 60_000; // IdentityServiceCollectionExtensions: TwoFactorUserIdScheme

export interface IdentitySettings {
  /** SignInOptions.RequireConfirmedEmail */
  requireConfirmedEmail: boolean;
}
type Outcome = 'Failed' | 'LockedOut' | 'NotAllowed' | 'RequiresTwoFactor' | 'Succeeded'; // SignInResult.ToString

export async function startIdentityApi(settings: IdentitySettings = { requireConfirmedEmail: false }) {
  const users: identity.IdentityUser[] = [];
  /** Tokens and cookies are protected tickets. Here, the text only identifies one. */
  const tickets = new Map<string, identity.Ticket>();
  const protect = (user: identity.IdentityUser, span: number): string => {
    const text = `CfDJ8${randomBytes(24).toString('base64url')}`;
    tickets.set(text, { user, stamp: user.securityStamp, issued: Date.now(), expires: Date.now() + span });
    return text;
  };
  const cookie = (name: string, value: string, isPersistent: boolean): string =>
    `${name}=${value}; path=/; secure; samesite=lax; httponly${isPersistent ? `; max-age=${DAYS / 1000}` : ''}`;
  const ticketOf = (text: string | undefined): identity.Ticket | undefined => {
    const ticket = tickets.get(text ?? '');
    return ticket && identity.isStillGood(ticket) ? ticket : undefined;
  };
  /** `BearerTokenHandler.HandleSignInAsync`. */
  const accessToken = (user: identity.IdentityUser) => ({
    tokenType: 'Bearer',
    accessToken: protect(user, ACCESS),
    expiresIn: ACCESS / 1000,
    refreshToken: protect(user, DAYS),
  });
  const unauthorized = (): never => {
    throw new Refusal(401, undefined, { 'www-authenticate': 'Bearer' });
  };
  /** `RequireAuthorization` with the scheme BearerAndApplication. The stamp of a bearer ticket isn't checked. */
  function authorize({ headers }: JsonRequest): identity.IdentityUser {
    const [, bearer] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    if (!bearer) return (ticketOf(readCookies(headers)[SESSION]) ?? unauthorized()).user;
    const ticket = tickets.get(bearer);
    return ticket && ticket.expires > Date.now() ? ticket.user : unauthorized();
  }

  /** `IsTwoFactorClientRememberedAsync`. */
  const isRemembered = ({ headers }: JsonRequest, user: identity.IdentityUser): boolean =>
    ticketOf(readCookies(headers)[TRUST])?.user === user;
  /** `PreSignInCheck`. */
  const refusalOf = (user: identity.IdentityUser): Outcome | undefined => {
    if (settings.requireConfirmedEmail && !user.emailConfirmed) return 'NotAllowed';
    return identity.isLockedOut(user) ? 'LockedOut' : undefined;
  };
  const failed = (user: identity.IdentityUser): Outcome => {
    identity.accessFailed(user);
    return identity.isLockedOut(user) ? 'LockedOut' : 'Failed';
  };
  /**
   * `CheckPasswordSignInAsync`, `SignInOrTwoFactorAsync`: while MFA is on, a right password doesn't reset the count.
   */
  function passwordSignIn(request: JsonRequest, user: identity.IdentityUser): Outcome {
    const refusal = refusalOf(user);
    if (refusal) return refusal;
    if (user.password !== request.body.password) return failed(user);
    if (!user.twoFactorEnabled) user.accessFailedCount = 0;
    return user.twoFactorEnabled && !isRemembered(request, user) ? 'RequiresTwoFactor' : 'Succeeded';
  }
  /** `TwoFactorAuthenticatorSignInAsync`, `TwoFactorRecoveryCodeSignInAsync`: a wrong recovery code isn't counted. */
  function twoFactorSignIn(user: identity.IdentityUser, code: unknown, recoveryCode: unknown): Outcome {
    if (!code && !recoveryCode) return 'RequiresTwoFactor';
    const isRight = code ? identity.isTotp(user, String(code)) : identity.redeem(user, String(recoveryCode));
    if (!isRight) return code ? failed(user) : 'Failed';
    user.accessFailedCount = 0; // DoTwoFactorSignInAsync
    return 'Succeeded';
  }
  /** POST /login: the password is sent again with the code. */
  function login(request: JsonRequest): Reply {
    const { email, password, twoFactorCode, twoFactorRecoveryCode } = request.body;
    if (typeof email !== 'string' || typeof password !== 'string') throw new Refusal(400, undefined); // required members
    const useSessionCookies = request.query.get('useSessionCookies') === 'true';
    const useCookies = request.query.get('useCookies') === 'true' || useSessionCookies;
    const isPersistent = useCookies && !useSessionCookies;
    const user = users.find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (!user) throw identity.problem('Failed');
    let outcome = passwordSignIn(request, user);
    const isSecondStep = outcome === 'RequiresTwoFactor';
    if (isSecondStep) outcome = twoFactorSignIn(user, twoFactorCode, twoFactorRecoveryCode);
    // SignInOrTwoFactorAsync: "Store the userId for use after two factor check"
    const half = outcome === 'RequiresTwoFactor' && { 'set-cookie': [cookie(HALF, protect(user, HALF_SPAN), false)] };
    if (outcome !== 'Succeeded') identity.problem(outcome, half || {});
    const cleanup = isSecondStep ? [`${HALF}=; path=/`] : []; // DoTwoFactorSignInAsync
    if (!useCookies) return new Reply(200, accessToken(user), { 'set-cookie': cleanup });
    // TwoFactorRecoveryCodeSignInAsync: neither a persistent session nor a remembered device
    const isLasting = isPersistent && !(isSecondStep && !twoFactorCode);
    const cookies = [...cleanup, cookie(SESSION, protect(user, DAYS), isLasting)];
    // rememberClient: isPersistent, and RememberTwoFactorClientAsync
    if (isSecondStep && twoFactorCode && isPersistent) cookies.push(cookie(TRUST, protect(user, DAYS), true));
    return new Reply(200, undefined, { 'set-cookie': cookies });
  }
  /** POST /refresh: `ValidateSecurityStampAsync`, at once. */
  function refresh({ body }: JsonRequest) {
    const ticket = tickets.get(String(body.refreshToken));
    if (!ticket || ticket.expires <= Date.now() || ticket.stamp !== ticket.user.securityStamp) throw unauthorized();
    return accessToken(ticket.user);
  }
  /** POST /manage/2fa. */
  function manage(request: JsonRequest): Reply {
    const user = authorize(request);
    const { enable, twoFactorCode, resetSharedKey, resetRecoveryCodes, forgetMachine } = request.body;
    if (enable === true) {
      if (resetSharedKey === true) {
        const why =
          'Resetting the 2fa shared key must disable 2fa until a 2fa token based on the new shared key is validated.';
        identity.validationProblem('CannotResetSharedKeyAndEnable', why);
      }
      if (!twoFactorCode) {
        const why = 'No 2fa token was provided by the request. A valid 2fa token is required to enable 2fa.';
        identity.validationProblem('RequiresTwoFactor', why);
      }
      if (!identity.isTotp(user, String(twoFactorCode))) {
        const why = 'The 2fa token provided by the request was invalid. A valid 2fa token is required to enable 2fa.';
        identity.validationProblem('InvalidTwoFactorCode', why);
      }
      identity.setTwoFactor(user, true);
    } else if (enable === false || resetSharedKey === true) identity.setTwoFactor(user, false);
    if (resetSharedKey === true) identity.resetKey(user);
    const isFirst = enable === true && user.recoveryCodes.length === 0;
    const recoveryCodes = resetRecoveryCodes === true || isFirst ? identity.newRecoveryCodes(user) : null;
    const sharedKey = user.authenticatorKey ?? identity.resetKey(user);
    const answer = {
      sharedKey,
      recoveryCodesLeft: user.recoveryCodes.length,
      recoveryCodes,
      isTwoFactorEnabled: user.twoFactorEnabled,
      isMachineRemembered: isRemembered(request, user), // read from the request, so it is true together with forgetMachine
    };
    return new Reply(200, answer, forgetMachine === true ? { 'set-cookie': [`${TRUST}=; path=/`] } : {});
  }
  const info = (request: JsonRequest) => {
    const { email, emailConfirmed } = authorize(request);
    return { email, isEmailConfirmed: emailConfirmed };
  };
  /** An app's own route, from "Use Identity to secure a Web API backend for SPAs" of Microsoft's documentation. */
  const logout = (request: JsonRequest): Reply => {
    authorize(request);
    return new Reply(200, undefined, { 'set-cookie': [`${SESSION}=; path=/`] });
  };
  const routes: JsonRoute[] = [
    ['POST', /^\/login$/, login],
    ['POST', /^\/refresh$/, refresh],
    ['POST', /^\/manage\/2fa$/, manage],
    ['GET', /^\/manage\/info$/, info],
    ['POST', /^\/logout$/, logout],
  ];
  const server = await startJsonServer(routes);
  return {
    ...server,
    settings,
    users,
    /** `GetTwoFactorAuthenticationUserAsync` and `SignInAsync`, for a route of the app's own: the cookie of the session. */
    signInTwoFactorUser: (text: string | undefined): [name: string, value: string] | [] => {
      const ticket = ticketOf(text);
      return ticket ? [SESSION, protect(ticket.user, DAYS)] : [];
    },
    addUser: (email: string, password: string): identity.IdentityUser => {
      const user = identity.newUser(email, password);
      users.push(user);
      return user;
    },
  };
}

export type IdentityApi = Awaited<ReturnType<typeof startIdentityApi>>;
