import { type Body, type CognitoPool, inside } from './cognitoPool.js';
import { refuse, seconds, type User } from './cognitoRecords.js';

/** Codes that confirm an attribute are valid for 24 hours (guide, limits). */
const ATTRIBUTE_CODE = 86_400;

/** The number and address of an account, and the codes that verify them. */
export function cognitoAttributes({ settings, grantOf, send, masked }: CognitoPool) {
  const attributeCodes = new Map<User, { name: string; code: string; until: number }>();

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
  /** API, VerifyUserAttribute. For an expired code: aws-amplify/amplify-flutter issue 1128. */
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
  const sendCode = ({ AccessToken, AttributeName }: Body) => ({
    CodeDeliveryDetails: sendAttributeCode(grantOf(AccessToken).user, AttributeName ?? ''),
  });
  return { getUser, updateAttributes, verifyAttribute, sendCode };
}
