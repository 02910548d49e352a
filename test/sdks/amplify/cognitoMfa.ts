import { randomUUID } from 'node:crypto';
import { Secret } from 'otpauth';
import { type Body, type CognitoPool, inside } from './cognitoPool.js';
import { type Mfa, refuse, type Session, type User } from './cognitoRecords.js';

/** Apps, and which factors are active. `open` finds the session of a sign-in. */
export function cognitoMfa(pool: CognitoPool, open: (Session: unknown, name?: string) => Session) {
  const { sessions, settings, grantOf, stepOf, canUse } = pool;

  /** API, AssociateSoftwareToken and VerifySoftwareToken: "either the user's access token, or a session string". */
  function ownerOf({ AccessToken, Session }: Body): { user: User; session?: Session } {
    if (AccessToken) return { user: grantOf(AccessToken).user };
    const session = open(Session, 'MFA_SETUP');
    return { user: session.user, session };
  }
  const renew = (session: Session | undefined, isProved: boolean) => {
    if (!session) return {};
    session.used = true;
    const Session = randomUUID().repeat(2);
    sessions.set(Session, { ...session, used: false, isProved });
    return { Session };
  };
  function associate(body: Body) {
    const { user, session } = ownerOf(body);
    if (!settings.methods.includes('SOFTWARE_TOKEN_MFA')) {
      refuse('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool');
    }
    user.pendingSecret = new Secret({ size: 32 }).base32.replace(/=+$/, '');
    return { SecretCode: user.pendingSecret, ...renew(session, false) };
  }
  function verifySoftwareToken(body: Body) {
    const { user, session } = ownerOf(body);
    const { UserCode = '' } = body;
    if (!/^\d{6}$/.test(UserCode)) {
      refuse(
        'InvalidParameterException',
        "1 validation error detected: Value at 'userCode' failed to satisfy constraint",
      );
    }
    if (!user.pendingSecret)
      refuse('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.');
    const step = stepOf(user.pendingSecret ?? '', UserCode);
    // aws-samples/aws-amplify-auth-starters issue 15
    if (!step) throw refuse('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA');
    user.secret = user.pendingSecret ?? '';
    delete user.pendingSecret;
    user.lastStep = step;
    return { Status: 'SUCCESS', ...renew(session, true) };
  }
  /** API, SetUserMFAPreference and SoftwareTokenMfaSettingsType. */
  function setPreference({ AccessToken, ...body }: Body) {
    const { user } = grantOf(AccessToken);
    type Wish = { Enabled?: boolean; PreferredMfa?: boolean } | undefined;
    const wishes: [Mfa, Wish][] = [
      ['SMS_MFA', inside<Wish>(body.SMSMfaSettings)],
      ['SOFTWARE_TOKEN_MFA', inside<Wish>(body.SoftwareTokenMfaSettings)],
      ['EMAIL_OTP', inside<Wish>(body.EmailMfaSettings)],
    ];
    const invalid = (message: string): never => refuse('InvalidParameterException', message);
    if (wishes.filter(([, wish]) => wish?.PreferredMfa).length > 1)
      invalid('Only one preferred MFA setting is allowed');
    const next = new Set(user.enabled);
    for (const [mfa, wish] of wishes) {
      if (wish?.Enabled && !canUse(user, mfa)) {
        invalid(`User does not have delivery config set to turn on ${mfa}`); // aws/aws-sdk-js-v3 issue 4645
      }
      if (wish?.Enabled) next.add(mfa);
      if (wish && !wish.Enabled) next.delete(mfa);
    }
    // "You can't turn off TOTP MFA for any of your users when MFA is required": the name of the refusal is not written
    if (settings.mfa === 'ON' && next.size === 0) invalid('MFA cannot be turned off where the user pool requires it');
    user.enabled = [...next];
    for (const [mfa, wish] of wishes) {
      if (wish?.PreferredMfa) user.preferred = mfa;
      else if (wish && user.preferred === mfa) delete user.preferred;
    }
    return {};
  }
  return { associate, verifySoftwareToken, setPreference };
}
