import { randomInt } from 'node:crypto';
import { TOTP } from 'otpauth';
import { cognitoRecords, type Mfa, refuse, seconds, type User } from './cognitoRecords.js';

export interface CognitoSettings {
  mfa: 'OFF' | 'OPTIONAL' | 'ON';
  /** The methods that are turned on in the pool. */
  methods: Mfa[];
  /** No role for Amazon SNS: InvalidSmsRoleAccessPolicyException (repost.aws/knowledge-center/cognito-mfa-errors). */
  smsFails: boolean;
  /** Every request: TooManyRequestsException. */
  tooMany: boolean;
  /** An attribute's code was requested or tried too often: LimitExceededException. */
  limitExceeded: boolean;
}
/** The fields that are strings, and those that aren't. */
export interface Body {
  [text: string]: string | undefined;
}
export const inside = <T>(value: unknown): T => value as T;

/** What the operations of a pool share. cognitoIdp.ts names the sources of the rules. */
export function cognitoPool() {
  const records = cognitoRecords();
  const { signIn } = records;
  const outbox: { to: string; code: string }[] = [];
  const settings: CognitoSettings = {
    mfa: 'OPTIONAL',
    methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'],
    smsFails: false,
    tooMany: false,
    limitExceeded: false,
  };
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
  return { ...records, outbox, settings, unauthorized, send, checkLock, fail, succeed, stepOf, masked, canUse };
}

export type CognitoPool = ReturnType<typeof cognitoPool>;
