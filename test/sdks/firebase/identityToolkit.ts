// A stand-in for the accounts and the MFA of Google Identity Toolkit. What each rule follows, as of August 2026:
// - `emulator`: the Auth emulator, src/emulator/auth/operations.ts of firebase/firebase-tools at a786bda7;
// - `REST`: cloud.google.com/identity-platform/docs/reference/rest/v2/accounts.mfaEnrollment and accounts.mfaSignIn,
//   for the shapes of TOTP, which the emulator has not;
// - `SDK`: packages/auth of firebase/firebase-js-sdk at 6f865964: src/api/errors.ts has the names of refusals.
// What Google does not document is said to be so, and is a setting where a test needs it.
import { Secret } from 'otpauth';
import { type JsonRequest, type JsonRoute, startJsonServer } from '../jsonServer.js';
import { identityCodes } from './identityCodes.js';
import { type Account, type Enrollment, identityRecords, newId, refuse, seconds } from './identityRecords.js';

/**
 * `enroll` and `unenroll` require a recent sign-in (SDK, src/model/public_types.ts; the emulator has no such rule). How
 * recent isn't documented. Google's samples use five minutes (firebase.google.com/docs/auth/admin/manage-cookies).
 */
const RECENT = 300;
/** REST, `finalizeEnrollmentTime`. Its duration isn't documented. */
const TOTP_SETUP = 600;
/** SECOND_FACTOR_LIMIT_EXCEEDED (SDK). The limit isn't documented. */
const MAX_FACTORS = 5;

const EXISTS = 'SECOND_FACTOR_EXISTS : Phone number already enrolled as second factor for this account.';

export async function startIdentityToolkit() {
  const { accounts, refreshTokens, issue, grantOf, revoke, refresh } = identityRecords();
  const secrets = new Map<string, { secret: string; until: number }>();
  const pending = new Map<string, Account>();
  const { outbox, settings, info, smsEnabled, send, phoneOf, checkApp } = identityCodes();

  /** Emulator, `redactMfaInfo`, `obfuscatePhoneNumber`: all digits but the last four. */
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
    // Emulator, enableImprovedEmailPrivacy, the default of new projects: the response doesn't reveal who has an account
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
  /** Emulator, `mfaEnrollmentStart`; REST for apps. */
  function startEnrollment({ body }: JsonRequest) {
    if (!info(body.totpEnrollmentInfo)) smsEnabled();
    const { account, authTime } = grantOf(body.idToken);
    if (!account.emailVerified) {
      refuse('UNVERIFIED_EMAIL : Need to verify email first before enrolling second factors.');
    }
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
    if (account.mfaInfo.some((one) => one.phone === phone)) refuse(EXISTS);
    return { phoneSessionInfo: { sessionInfo: send(phone) } };
  }
  /** Emulator, `mfaEnrollmentFinalize`; REST for apps. */
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
      smsEnabled();
      const phone = phoneOf(info(body.phoneVerificationInfo) ?? {});
      if (mfaInfo.some((one) => one.phone === phone)) refuse(EXISTS);
      made.phone = phone;
    }
    if (mfaInfo.length >= MAX_FACTORS) refuse('SECOND_FACTOR_LIMIT_EXCEEDED');
    mfaInfo[settings.newestFirst ? 'unshift' : 'push'](made);
    revoke(grant.account); // SDK, src/model/public_types.ts, `enroll`
    return issue(grant);
  }
  /**
   * Emulator, `mfaEnrollmentWithdraw`. A user who removes the factor that they added last, and has others, gets
   * no tokens and is signed out: firebase.google.com/docs/auth/web/totp-mfa, "Unenroll";
   * firebase/firebase-js-sdk, issue 3233.
   */
  function withdraw({ body }: JsonRequest) {
    const grant = grantOf(body.idToken);
    recent(grant.authTime);
    const { account } = grant;
    const left = account.mfaInfo.filter((one) => one.mfaEnrollmentId !== body.mfaEnrollmentId);
    if (left.length === account.mfaInfo.length) refuse('MFA_ENROLLMENT_NOT_FOUND');
    const isNewest = account.mfaInfo.at(settings.newestFirst ? 0 : -1)?.mfaEnrollmentId === body.mfaEnrollmentId;
    account.mfaInfo = left;
    if (!isNewest || left.length === 0) return issue(grant);
    revoke(account);
    return {};
  }
  const accountOf = (credential: unknown): Account => {
    const account = pending.get(String(credential));
    if (!account || settings.pendingExpired) throw refuse('INVALID_MFA_PENDING_CREDENTIAL');
    return account;
  };
  /** Emulator, `mfaSignInStart`. */
  function startSignIn({ body }: JsonRequest) {
    smsEnabled();
    if (!body.mfaPendingCredential) refuse('MISSING_MFA_PENDING_CREDENTIAL : Request does not have it.');
    if (!body.mfaEnrollmentId) refuse('MISSING_MFA_ENROLLMENT_ID : No second factor identifier is provided.');
    const account = accountOf(body.mfaPendingCredential);
    const factor = account.mfaInfo.find((one) => one.mfaEnrollmentId === body.mfaEnrollmentId);
    if (!factor) throw refuse('MFA_ENROLLMENT_NOT_FOUND');
    const phone = factor.phone ?? refuse('INVALID_ARGUMENT : MFA provider not supported!');
    return { phoneResponseInfo: { sessionInfo: send(phone) } };
  }
  /** Emulator, `mfaSignInFinalize`: the code is checked before its sign-in. REST for apps. */
  function finalizeSignIn({ body }: JsonRequest) {
    if (!body.mfaPendingCredential) refuse('MISSING_CREDENTIAL : Please set MFA Pending Credential.');
    const app = info(body.totpVerificationInfo);
    if (app) {
      const account = accountOf(body.mfaPendingCredential);
      const factor = account.mfaInfo.find((one) => one.mfaEnrollmentId === body.mfaEnrollmentId);
      checkApp(factor?.secret ?? refuse('MFA_ENROLLMENT_NOT_FOUND'), app.verificationCode);
      return issue({ account, authTime: seconds() });
    }
    smsEnabled();
    const phone = phoneOf(info(body.phoneVerificationInfo) ?? {});
    const account = accountOf(body.mfaPendingCredential);
    if (!account.mfaInfo.some((one) => one.phone === phone)) refuse('MFA_ENROLLMENT_NOT_FOUND');
    if (account.disabled) refuse('USER_DISABLED');
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
    // No reCAPTCHA Enterprise, so the SDK falls back to the verifier that it gets.
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
