// A stand-in for the sign-in and the MFA of Amazon Cognito user pools, in the JSON protocol that aws-amplify speaks.
// There is no source of that server. "API" is docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference,
// "guide" is docs.aws.amazon.com/cognito/latest/developerguide; texts of refusals are quoted from the threads named.
// Of the flows with a password there is USER_PASSWORD_AUTH alone: after it all goes on as after USER_SRP_AUTH.
import { randomInt, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type JsonRequest, type JsonRoute, startJsonServer } from '../jsonServer.js';
import { cognitoRecords, type Mfa, refuse, type Session, seconds, type User } from './cognitoRecords.js';

/** AuthSessionValidity, its default (API, CreateUserPoolClient): three minutes. */
const SESSION = 180;
/** Codes that confirm an attribute live for 24 hours (guide, limits). */
const ATTRIBUTE_CODE = 86_400;

export interface CognitoSettings {
  mfa: 'OFF' | 'OPTIONAL' | 'ON';
  /** What the pool has switched on. */
  methods: Mfa[];
  /** No role for Amazon SNS: InvalidSmsRoleAccessPolicyException (repost.aws/knowledge-center/cognito-mfa-errors). */
  smsFails: boolean;
  /** Every request: TooManyRequestsException. */
  tooMany: boolean;
  /** An attribute's code was asked for or tried too often: LimitExceededException. */
  limitExceeded: boolean;
}
/** The members that are texts, and those that are not. */
interface Body {
  [text: string]: string | undefined;
}
const inside = <T>(value: unknown): T => value as T;

export async function startCognitoIdp() {
  const { users, sessions, accessTokens, refreshTokens, signIn, refresh, grantOf, revoke } = cognitoRecords();
  const outbox: { to: string; code: string }[] = [];
  const calls: string[] = [];
  const settings: CognitoSettings = {
    mfa: 'OPTIONAL',
    methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'],
    smsFails: false,
    tooMany: false,
    limitExceeded: false,
  };
  const attributeCodes = new Map<User, { name: string; code: string; until: number }>();

  const unauthorized = (message: string): never => refuse('NotAuthorizedException', message);
  const send = (to: string, digits: number): string => {
    const code = String(randomInt(10 ** digits)).padStart(digits, '0');
    outbox.push({ to, code });
    return code;
  };
  /** Guide, "Lockout behavior for failed sign-in attempts": from the fifth failure on, 2^(n-5) seconds, at most about 15
   * minutes; a try meanwhile is refused and not counted; 15 minutes without one forget all. Codes of MFA count as well
   * (guide, "Adding MFA to a user pool"). */
  const checkLock = (user: User): void => {
    if (user.lastFailure + 900 <= seconds()) user.failures = 0;
    if (user.lockedUntil > seconds()) unauthorized('Password attempts exceeded');
  };
  const fail = (user: User): void => {
    user.failures += 1;
    user.lastFailure = seconds();
    if (user.failures >= 5) user.lockedUntil = seconds() + Math.min(900, 2 ** (user.failures - 5));
  };
  const succeed = (user: User) => {
    user.failures = 0;
    return signIn(user);
  };
  /** The window is not written down ("a short time", aws-amplify/amplify-js issue 3873). A code that was used, be it to
   * set the app up, is refused: ExpiredCodeException, "Your software token has already been used once." (seen in
   * aws-amplify/amplify-swift, MFASignInTests). */
  const stepOf = (secret: string, code: string): number | undefined => {
    const delta = new TOTP({ secret }).validate({ token: code, window: 1 });
    return delta === null ? undefined : Math.floor(seconds() / 30) + delta;
  };
  const masked = (to: string): string =>
    to.includes('@') ? to.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***') : `+${'*'.repeat(to.length - 5)}${to.slice(-4)}`;
  const canUse = (user: User, mfa: Mfa): boolean => {
    if (mfa === 'SOFTWARE_TOKEN_MFA') return user.secret !== undefined;
    return user.attributes[mfa === 'SMS_MFA' ? 'phone_number' : 'email'] !== undefined;
  };

  /** API, InitiateAuth: what comes next, its parameters and a new `Session`. */
  function challenge(user: User, name: string, more: { parameters?: object; canChoose?: Mfa[] } = {}) {
    const Session = randomUUID().repeat(2); // at least 20 characters
    const session: Session = {
      user,
      challenge: name,
      until: seconds() + SESSION,
      used: false,
      canChoose: more.canChoose ?? [],
      isProved: false,
    };
    let parameters = more.parameters ?? {};
    if (name === 'SMS_MFA' || name === 'EMAIL_OTP') {
      const isSms = name === 'SMS_MFA';
      if (isSms && settings.smsFails) {
        refuse('InvalidSmsRoleAccessPolicyException', 'User is not authorized to perform: SNS:Publish');
      }
      const to = user.attributes[isSms ? 'phone_number' : 'email'] ?? '';
      session.code = send(to, isSms ? 6 : 8); // eight by email: aws-amplify/amplify-js issue 14428
      const medium = isSms ? 'SMS' : 'EMAIL';
      parameters = { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: masked(to) };
    }
    sessions.set(Session, session);
    return { ChallengeName: name, Session, ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...parameters } };
  }
  /** API, SetUserMFAPreference: the preferred one is asked for; without it, several make SELECT_MFA_TYPE. Where the pool
   * requires MFA and nobody has set any up: MFA_SETUP; a number is enough for SMS then (amplify-js issue 1875). */
  function afterPassword(user: User) {
    const asked = settings.mfa === 'OFF' ? [] : user.enabled;
    if (settings.mfa === 'ON' && asked.length === 0) {
      if (settings.methods.includes('SMS_MFA') && user.attributes.phone_number) return challenge(user, 'SMS_MFA');
      const canSetUp = settings.methods.filter((mfa) => mfa !== 'SMS_MFA');
      return challenge(user, 'MFA_SETUP', { parameters: { MFAS_CAN_SETUP: JSON.stringify(canSetUp) } });
    }
    const one = asked.length === 1 ? asked[0] : asked.find((mfa) => mfa === user.preferred);
    if (one) return challenge(user, one);
    if (asked.length === 0) return succeed(user);
    const parameters = { MFAS_CAN_CHOOSE: JSON.stringify(asked) };
    return challenge(user, 'SELECT_MFA_TYPE', { parameters, canChoose: asked });
  }
  const afterCode = (user: User) => (user.dueAfter ? challenge(user, user.dueAfter) : succeed(user));

  function initiateAuth({ AuthFlow, AuthParameters }: Body) {
    if (AuthFlow !== 'USER_PASSWORD_AUTH') {
      refuse('InvalidParameterException', `${AuthFlow} is not enabled for the client.`);
    }
    const { USERNAME, PASSWORD } = inside<Record<string, string>>(AuthParameters);
    const user = users.find(({ username }) => username === USERNAME);
    // PreventUserExistenceErrors, ENABLED in new clients: who has an account is not told
    if (!user) throw unauthorized('Incorrect username or password.');
    checkLock(user);
    if (user.password !== PASSWORD) {
      fail(user);
      unauthorized('Incorrect username or password.');
    }
    if (user.refuses) refuse(user.refuses, user.refuses);
    if (!user.dueFirst) return afterPassword(user);
    const parameters = { requiredAttributes: '[]', userAttributes: '{}' };
    return challenge(user, user.dueFirst, { parameters });
  }
  /** A session is good for one answer that is taken; a wrong code leaves it as it is. */
  function open(Session: unknown, name?: string): Session {
    const session = sessions.get(String(Session)) ?? unauthorized('Invalid session for the user.');
    if (session.until <= seconds()) unauthorized('Invalid session for the user, session is expired.');
    if (session.used) unauthorized('Invalid session for the user, session can only be used once.');
    if (name && session.challenge !== name) unauthorized('Invalid session for the user.');
    return session;
  }
  /** API, RespondToAuthChallenge. */
  function respond({ ChallengeName = '', ChallengeResponses, Session }: Body) {
    const session = open(Session, ChallengeName);
    const { user } = session;
    const answers = inside<Record<string, string>>(ChallengeResponses);
    const wrong = (): never => {
      fail(user);
      return refuse('CodeMismatchException', 'Invalid code received for user');
    };
    switch (ChallengeName) {
      case 'SELECT_MFA_TYPE': {
        const mfa = session.canChoose.find((one) => one === answers.ANSWER);
        if (!mfa) return refuse('InvalidParameterException', 'Invalid mfa type');
        session.used = true;
        return challenge(user, mfa);
      }
      case 'SOFTWARE_TOKEN_MFA': {
        checkLock(user);
        if (!user.secret)
          refuse('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.');
        const step = stepOf(user.secret ?? '', answers.SOFTWARE_TOKEN_MFA_CODE ?? '') ?? wrong();
        if (step <= user.lastStep) {
          refuse('ExpiredCodeException', 'Your software token has already been used once.');
        }
        user.lastStep = step;
        break;
      }
      case 'SMS_MFA':
      case 'EMAIL_OTP':
        checkLock(user);
        if ((answers.SMS_MFA_CODE ?? answers.EMAIL_OTP_CODE) !== session.code) wrong();
        // Guide, "SMS and email message MFA": the first MFA marks number or address as verified
        user.attributes[ChallengeName === 'SMS_MFA' ? 'phone_number_verified' : 'email_verified'] = 'true';
        break;
      case 'MFA_SETUP': {
        const { EMAIL } = answers;
        if (EMAIL) {
          session.used = true;
          user.attributes.email = EMAIL;
          user.enabled = ['EMAIL_OTP'];
          return challenge(user, 'EMAIL_OTP');
        }
        if (!session.isProved) refuse('NotAuthorizedException', 'Invalid session for the user.');
        user.enabled = ['SOFTWARE_TOKEN_MFA'];
        break;
      }
      case 'NEW_PASSWORD_REQUIRED':
        user.password = answers.NEW_PASSWORD ?? '';
        delete user.dueFirst;
        session.used = true;
        return afterPassword(user);
      default:
        return refuse('InvalidParameterException', `No answer to ${ChallengeName} here.`);
    }
    session.used = true;
    return afterCode(user);
  }
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
  function getUser({ AccessToken }: Body) {
    const { user } = grantOf(AccessToken);
    const UserAttributes = Object.entries({ sub: user.sub, ...user.attributes }).map(([Name, Value]) => ({
      Name,
      Value,
    }));
    const PreferredMfaSetting = user.preferred;
    return { Username: user.username, UserAttributes, UserMFASettingList: user.enabled, PreferredMfaSetting };
  }
  const limit = (): void => {
    if (settings.limitExceeded) refuse('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  };
  /** API, UpdateUserAttributes and GetUserAttributeVerificationCode. */
  function sendAttributeCode(user: User, name: string) {
    limit();
    const isPhone = name === 'phone_number';
    if (isPhone && settings.smsFails)
      refuse('CodeDeliveryFailureException', 'Failed to deliver the verification code.');
    const to = user.attributes[name] ?? '';
    attributeCodes.set(user, { name, code: send(to, 6), until: seconds() + ATTRIBUTE_CODE });
    return { AttributeName: name, DeliveryMedium: isPhone ? 'SMS' : 'EMAIL', Destination: masked(to) };
  }
  function updateAttributes({ AccessToken, UserAttributes }: Body) {
    const { user } = grantOf(AccessToken);
    const CodeDeliveryDetailsList = inside<{ Name: string; Value: string }[]>(UserAttributes).flatMap(
      ({ Name, Value }) => {
        const isPhone = Name === 'phone_number';
        if (isPhone && !/^\+\d{5,15}$/.test(Value)) refuse('InvalidParameterException', 'Invalid phone number format.');
        if (!isPhone && Name !== 'email') return [];
        user.attributes[Name] = Value;
        user.attributes[`${Name}_verified`] = 'false';
        return [sendAttributeCode(user, Name)];
      },
    );
    return { CodeDeliveryDetailsList };
  }
  /** API, VerifyUserAttribute; a dead code: aws-amplify/amplify-flutter issue 1128. */
  function verifyAttribute({ AccessToken, AttributeName, Code }: Body) {
    const { user } = grantOf(AccessToken);
    limit();
    const sent = attributeCodes.get(user);
    if (!sent || sent.name !== AttributeName || sent.until <= seconds()) {
      throw refuse('ExpiredCodeException', 'Invalid code provided, please request a code again.');
    }
    if (sent.code !== Code) refuse('CodeMismatchException', 'Invalid verification code provided, please try again.');
    attributeCodes.delete(user);
    user.attributes[`${AttributeName}_verified`] = 'true';
    return {};
  }
  const operations: Record<string, (body: Body) => unknown> = {
    InitiateAuth: initiateAuth,
    RespondToAuthChallenge: respond,
    AssociateSoftwareToken: associate,
    VerifySoftwareToken: verifySoftwareToken,
    SetUserMFAPreference: setPreference,
    GetUser: getUser,
    UpdateUserAttributes: updateAttributes,
    GetUserAttributeVerificationCode: ({ AccessToken, AttributeName }) => ({
      CodeDeliveryDetails: sendAttributeCode(grantOf(AccessToken).user, AttributeName ?? ''),
    }),
    VerifyUserAttribute: verifyAttribute,
    GetTokensFromRefreshToken: ({ RefreshToken }) => refresh(RefreshToken),
    RevokeToken: ({ Token }) => {
      const { originJti } = refreshTokens.get(String(Token)) ?? {};
      revoke((grant) => grant.originJti === originJti);
      return {};
    },
    GlobalSignOut: ({ AccessToken }) => {
      const { user } = grantOf(AccessToken);
      revoke((grant) => grant.user === user);
      return {};
    },
  };
  function handle({ headers, body }: JsonRequest) {
    const operation = String(headers['x-amz-target']).split('.')[1] ?? '';
    calls.push(operation + (body.ChallengeName ? `:${body.ChallengeName}` : ''));
    if (settings.tooMany) refuse('TooManyRequestsException', 'Too many requests');
    return (operations[operation] ?? (() => refuse('UnknownOperationException', operation)))(inside<Body>(body));
  }
  const routes: JsonRoute[] = [['POST', /^\/$/, handle]];
  return {
    ...(await startJsonServer(routes)),
    settings,
    outbox,
    /** `Operation` or `Operation:CHALLENGE`, in the order in which they came. */
    calls,
    users,
    accessTokens,
    addUser: (username: string, password: string): User => {
      const user: User = {
        sub: randomUUID(),
        username,
        password,
        attributes: { email: username, email_verified: 'true' },
        enabled: [],
        lastStep: 0,
        failures: 0,
        lockedUntil: 0,
        lastFailure: 0,
      };
      users.push(user);
      return user;
    },
  };
}
