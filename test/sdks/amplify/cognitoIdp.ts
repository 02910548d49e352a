// A stand-in for the sign-in and the MFA of Amazon Cognito user pools, in the JSON protocol of
// aws-amplify. The source of that server isn't public. In these files, "API" is
// docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference and "guide" is
// docs.aws.amazon.com/cognito/latest/developerguide, both as of 2026. The texts of errors are
// quoted from the named threads.
import { type JsonRequest, type JsonRoute, startJsonServer } from '../jsonServer.js';
import { cognitoAttributes } from './cognitoAttributes.js';
import { cognitoMfa } from './cognitoMfa.js';
import { type Body, cognitoPool, inside } from './cognitoPool.js';
import { newUser, refuse, type User } from './cognitoRecords.js';
import { cognitoSignIn } from './cognitoSignIn.js';

export async function startCognitoIdp() {
  const pool = cognitoPool();
  const { users, accessTokens, refreshTokens, refresh, grantOf, revoke, outbox, settings } = pool;
  const calls: string[] = [];
  const signIn = cognitoSignIn(pool);
  const mfa = cognitoMfa(pool, signIn.open);
  const attributes = cognitoAttributes(pool);

  const operations: Record<string, (body: Body) => unknown> = {
    InitiateAuth: signIn.initiateAuth,
    RespondToAuthChallenge: signIn.respond,
    AssociateSoftwareToken: mfa.associate,
    VerifySoftwareToken: mfa.verifySoftwareToken,
    SetUserMFAPreference: mfa.setPreference,
    GetUser: attributes.getUser,
    UpdateUserAttributes: attributes.updateAttributes,
    GetUserAttributeVerificationCode: attributes.sendCode,
    VerifyUserAttribute: attributes.verifyAttribute,
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
    /** `Operation` or `Operation:CHALLENGE`, in the order of arrival. */
    calls,
    users,
    accessTokens,
    addUser: (username: string, password: string): User => {
      const user = newUser(username, password);
      users.push(user);
      return user;
    },
  };
}
