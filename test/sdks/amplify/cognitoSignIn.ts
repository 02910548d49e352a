import { randomUUID } from 'node:crypto';
import { type Body, type CognitoPool, inside } from './cognitoPool.js';
import { type Mfa, newUser, refuse, type Session, seconds, type User } from './cognitoRecords.js';
import { cognitoSrp } from './cognitoSrp.js';

/** AuthSessionValidity, its default (API, CreateUserPoolClient): three minutes. */
const SESSION = 180;
interface More {
  parameters?: object;
  canChoose?: Mfa[];
  secretBlock?: string;
}

/** InitiateAuth and RespondToAuthChallenge. */
export function cognitoSignIn(pool: CognitoPool) {
  const { users, sessions, settings, unauthorized, send, checkLock, fail, succeed, stepOf, masked } = pool;
  const srp = cognitoSrp();

  /** API, InitiateAuth: the next challenge, its parameters and a new `Session`. */
  function challenge(user: User, name: string, more: More = {}) {
    const Session = randomUUID().repeat(2); // at least 20 characters
    const session: Session = {
      user,
      challenge: name,
      until: seconds() + SESSION,
      used: false,
      canChoose: more.canChoose ?? [],
      isProved: false,
      ...(more.secretBlock && { secretBlock: more.secretBlock }),
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
      // "The MFA types activated for the user pool" include SMS, which only an administrator can then set up
      return challenge(user, 'MFA_SETUP', { parameters: { MFAS_CAN_SETUP: JSON.stringify(settings.methods) } });
    }
    const one = asked.length === 1 ? asked[0] : asked.find((mfa) => mfa === user.preferred);
    if (one) return challenge(user, one);
    if (asked.length === 0) return succeed(user);
    const parameters = { MFAS_CAN_CHOOSE: JSON.stringify(asked) };
    return challenge(user, 'SELECT_MFA_TYPE', { parameters, canChoose: asked });
  }
  const afterCode = (user: User) => (user.dueAfter ? challenge(user, user.dueAfter) : succeed(user));

  /** After the right password, however it was proved. */
  function afterFirst(user: User) {
    if (user.refuses) refuse(user.refuses, user.refuses);
    if (!user.dueFirst) return afterPassword(user);
    const parameters = { requiredAttributes: '[]', userAttributes: '{}' };
    return challenge(user, user.dueFirst, { parameters });
  }
  /** PreventUserExistenceErrors, ENABLED in new clients: the response doesn't reveal who has an account. */
  const wrongPassword = (user?: User): never => {
    if (user) fail(user);
    return unauthorized('Incorrect username or password.');
  };

  function initiateAuth({ AuthFlow, AuthParameters }: Body) {
    const { USERNAME = '', PASSWORD, SRP_A = '' } = inside<Record<string, string>>(AuthParameters);
    const user = users.find(({ username }) => username === USERNAME);
    if (AuthFlow === 'USER_SRP_AUTH') {
      const { secretBlock, parameters } = srp.begin(USERNAME, user?.password, SRP_A);

      return challenge(user ?? newUser(USERNAME, ''), 'PASSWORD_VERIFIER', { parameters, secretBlock });
    }
    if (AuthFlow !== 'USER_PASSWORD_AUTH') {
      refuse('InvalidParameterException', `${AuthFlow} is not enabled for the client.`);
    }
    if (!user) throw wrongPassword();
    checkLock(user);
    if (user.password !== PASSWORD) wrongPassword(user);
    return afterFirst(user);
  }
  /** A session can be used for one accepted answer. A wrong code doesn't use it up. */
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
      case 'PASSWORD_VERIFIER':
        checkLock(user);
        if (!srp.isProof(session.secretBlock ?? '', answers)) wrongPassword(user);
        session.used = true;
        return afterFirst(user);
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
  return { initiateAuth, respond, open };
}
