// A stand-in for the accounts and the MFA of Google Identity Toolkit. Rules of passwords, tokens and SMS follow the Auth
// emulator, `lib/emulator/auth/operations.js` of firebase-tools 15.34.2; the shapes of TOTP, which the emulator has not,
// follow the REST reference (cloud.google.com/identity-platform/docs/reference/rest/v2/accounts.mfaEnrollment and
// accounts.mfaSignIn); the names of refusals are those that @firebase/auth 1.13.9 knows (`ServerError`).
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type JsonRequest, type JsonRoute, startJsonServer } from '../jsonServer.js';
import { type Account, type Enrollment, identityRecords, newId, refuse, seconds } from './identityRecords.js';

/** "CREDENTIAL_TOO_OLD_LOGIN_AGAIN": five minutes (firebase.google.com/docs/auth/web/manage-users, re-authenticate). */
const RECENT = 300;
/** `finalizeEnrollmentTime` of the REST reference; how far ahead it lies is not written down. */
const TOTP_SETUP = 600;

export interface IdentitySettings {
  /** Answers every check of a code, and every send, with TOO_MANY_ATTEMPTS_TRY_LATER. */
  tooMany: boolean;
  totpEnabled: boolean;
  smsEnabled: boolean;
  /** Sent codes have died: SESSION_EXPIRED. */
  codesExpired: boolean;
  /** `mfaPendingCredential` has died. */
  pendingExpired: boolean;
}
type Info = Record<string, unknown>;

export async function startIdentityToolkit() {
  const { accounts, refreshTokens, issue, grantOf, revoke, refresh } = identityRecords();
  const outbox: { phone: string; code: string }[] = [];
  const settings: IdentitySettings = {
    tooMany: false,
    totpEnabled: true,
    smsEnabled: true,
    codesExpired: false,
    pendingExpired: false,
  };
  const sent = new Map<string, { phone: string; code: string }>();
  const secrets = new Map<string, { secret: string; until: number }>();
  const pending = new Map<string, Account>();

  const info = (value: unknown): Info | undefined =>
    typeof value === 'object' && value !== null ? (value as Info) : undefined;
  const limit = (): void => void (settings.tooMany && refuse('TOO_MANY_ATTEMPTS_TRY_LATER'));
  /** `createVerificationCode` in `state.js`. */
  const send = (phone: string): string => {
    limit();
    if (!settings.smsEnabled) refuse('OPERATION_NOT_ALLOWED : SMS based MFA not enabled.');
    const sessionInfo = newId();
    const message = { phone, code: String(randomInt(1_000_000)).padStart(6, '0') };
    sent.set(sessionInfo, message);
    outbox.push(message);
    return sessionInfo;
  };
  /** `verifyPhoneNumber`: a code is spent by the first that is right, and by no wrong one. */
  const phoneOf = ({ code, sessionInfo }: Info): string => {
    limit();
    if (!code) refuse('MISSING_CODE');
    if (!sessionInfo) refuse('MISSING_SESSION_INFO');
    const message = sent.get(String(sessionInfo)) ?? refuse('INVALID_SESSION_INFO');
    if (settings.codesExpired) refuse('SESSION_EXPIRED');
    if (message.code !== code) refuse('INVALID_CODE');
    sent.delete(String(sessionInfo));
    return message.phone;
  };
  /** A wrong code of an app is refused as a wrong one by SMS is (firebase/flutterfire, issue 17246). */
  const checkApp = (secret: string, code: unknown): void => {
    limit();
    const isRight = new TOTP({ secret }).validate({ token: String(code ?? ''), window: 5 }) !== null; // adjacentIntervals
    if (!isRight) refuse('INVALID_CODE');
  };
  /** `redactMfaInfo`, `obfuscatePhoneNumber`: all digits but the last four. */
  const listed = ({ secret, phone, ...enrollment }: Enrollment, masked: boolean) => ({
    ...enrollment,
    ...(secret && { totpInfo: {} }),
    ...(phone && { phoneInfo: masked ? phone.replace(/\d(?=(\D*\d){4})/g, '*') : phone }),
  });
  const recent = (authTime: number): void => {
    if (authTime + RECENT < seconds()) refuse('CREDENTIAL_TOO_OLD_LOGIN_AGAIN');
  };

  function signInWithPassword({ body }: JsonRequest) {
    const account = accounts.find(({ email }) => email === body.email);
    if (account?.disabled) refuse('USER_DISABLED');
    // enableImprovedEmailPrivacy, the default of new projects: who has an account is not told
    if (!account || account.password !== body.password) throw refuse('INVALID_LOGIN_CREDENTIALS');
    const { localId, email, mfaInfo } = account;
    const response = { kind: 'identitytoolkit#VerifyPasswordResponse', registered: true, localId, email };
    if (mfaInfo.length === 0) return { ...response, ...issue({ account, authTime: seconds() }) };
    const mfaPendingCredential = newId();
    pending.set(mfaPendingCredential, account);
    return { ...response, mfaPendingCredential, mfaInfo: mfaInfo.map((one) => listed(one, true)) };
  }
  function lookup({ body }: JsonRequest) {
    const { account } = grantOf(body.idToken);
    const { localId, email, emailVerified, mfaInfo } = account;
    const providerUserInfo = [{ providerId: 'password', email, federatedId: email, rawId: email }];
    const shown = mfaInfo.length > 0 && { mfaInfo: mfaInfo.map((one) => listed(one, false)) };
    return { users: [{ localId, email, emailVerified, passwordHash: 'x', providerUserInfo, ...shown }] };
  }
  /** `mfaEnrollmentStart`. */
  function startEnrollment({ body }: JsonRequest) {
    const { account, authTime } = grantOf(body.idToken);
    if (!account.emailVerified)
      refuse('UNVERIFIED_EMAIL : Need to verify email first before enrolling second factors.');
    recent(authTime);
    if (info(body.totpEnrollmentInfo)) {
      if (!settings.totpEnabled) refuse('OPERATION_NOT_ALLOWED : TOTP based MFA not enabled.');
      const secret = new Secret({ size: 20 }).base32;
      const sessionInfo = newId();
      secrets.set(sessionInfo, { secret, until: seconds() + TOTP_SETUP });
      const finalizeEnrollmentTime = new Date(Date.now() + TOTP_SETUP * 1000).toISOString();
      const form = { verificationCodeLength: 6, hashingAlgorithm: 'SHA1', periodSec: 30, finalizeEnrollmentTime };
      return { totpSessionInfo: { sharedSecretKey: secret, sessionInfo, ...form } };
    }
    const phone = String(info(body.phoneEnrollmentInfo)?.phoneNumber ?? '');
    if (!/^\+[1-9]\d{6,14}$/.test(phone)) refuse('INVALID_PHONE_NUMBER : Invalid format.');
    if (account.mfaInfo.some((one) => one.phone === phone))
      refuse('SECOND_FACTOR_EXISTS : Phone number already enrolled.');
    return { phoneSessionInfo: { sessionInfo: send(phone) } };
  }
  /** `mfaEnrollmentFinalize`. */
  function finalizeEnrollment({ body }: JsonRequest) {
    const grant = grantOf(body.idToken);
    const { mfaInfo } = grant.account;
    const app = info(body.totpVerificationInfo);
    const made: Enrollment = { mfaEnrollmentId: newId(), enrolledAt: new Date().toISOString() };
    if (typeof body.displayName === 'string') made.displayName = body.displayName;
    if (app) {
      const open = secrets.get(String(app.sessionInfo)) ?? refuse('INVALID_SESSION_INFO');
      if (open.until < seconds()) refuse('SESSION_EXPIRED');
      checkApp(open.secret, app.verificationCode);
      made.secret = open.secret;
    } else {
      const phone = phoneOf(info(body.phoneVerificationInfo) ?? {});
      if (mfaInfo.some((one) => one.phone === phone)) refuse('SECOND_FACTOR_EXISTS');
      made.phone = phone;
    }
    if (mfaInfo.length >= 5) refuse('SECOND_FACTOR_LIMIT_EXCEEDED'); // the number is not documented
    mfaInfo.push(made);
    revoke(grant.account);
    return issue(grant);
  }
  /** `mfaEnrollmentWithdraw`. */
  function withdraw({ body }: JsonRequest) {
    const grant = grantOf(body.idToken);
    recent(grant.authTime);
    const left = grant.account.mfaInfo.filter((one) => one.mfaEnrollmentId !== body.mfaEnrollmentId);
    if (left.length === grant.account.mfaInfo.length) refuse('MFA_ENROLLMENT_NOT_FOUND');
    grant.account.mfaInfo = left;
    return issue(grant);
  }
  const accountOf = (credential: unknown): Account => {
    if (!credential) refuse('MISSING_MFA_PENDING_CREDENTIAL');
    const account = pending.get(String(credential));
    if (!account || settings.pendingExpired) throw refuse('INVALID_MFA_PENDING_CREDENTIAL');
    return account;
  };
  /** `mfaSignInStart`. */
  function startSignIn({ body }: JsonRequest) {
    const account = accountOf(body.mfaPendingCredential);
    const factor = account.mfaInfo.find((one) => one.mfaEnrollmentId === body.mfaEnrollmentId);
    return { phoneResponseInfo: { sessionInfo: send(factor?.phone ?? refuse('MFA_ENROLLMENT_NOT_FOUND')) } };
  }
  /** `mfaSignInFinalize`. */
  function finalizeSignIn({ body }: JsonRequest) {
    const account = accountOf(body.mfaPendingCredential);
    const app = info(body.totpVerificationInfo);
    if (app) {
      const factor = account.mfaInfo.find((one) => one.mfaEnrollmentId === body.mfaEnrollmentId);
      checkApp(factor?.secret ?? refuse('MFA_ENROLLMENT_NOT_FOUND'), app.verificationCode);
    } else {
      const phone = phoneOf(info(body.phoneVerificationInfo) ?? {});
      if (!account.mfaInfo.some((one) => one.phone === phone)) refuse('MFA_ENROLLMENT_NOT_FOUND');
    }
    return issue({ account, authTime: seconds() });
  }

  const routes: JsonRoute[] = [
    ['POST', /\/v1\/accounts:signInWithPassword$/, signInWithPassword],
    ['POST', /\/v1\/accounts:lookup$/, lookup],
    ['POST', /\/v1\/token$/, ({ body }) => refresh(body)],
    ['POST', /\/v2\/accounts\/mfaEnrollment:start$/, startEnrollment],
    ['POST', /\/v2\/accounts\/mfaEnrollment:finalize$/, finalizeEnrollment],
    ['POST', /\/v2\/accounts\/mfaEnrollment:withdraw$/, withdraw],
    ['POST', /\/v2\/accounts\/mfaSignIn:start$/, startSignIn],
    ['POST', /\/v2\/accounts\/mfaSignIn:finalize$/, finalizeSignIn],
    // No reCAPTCHA Enterprise: the SDK falls back to the verifier that it is given.
    ['GET', /\/v2\/recaptchaConfig$/, () => ({ recaptchaKey: 'x/y', recaptchaEnforcementState: [] })],
  ];
  return {
    ...(await startJsonServer(routes)),
    settings,
    outbox,
    refreshTokens,
    addAccount: (email: string, password: string): Account => {
      const account = { localId: newId(), email, password, emailVerified: true, disabled: false, mfaInfo: [] };
      accounts.push(account);
      return account;
    },
  };
}
