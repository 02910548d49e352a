import { type AmplifyOptions, amplifyAdapter } from '../../../src/adapters/amplify.js';
import { totpCode } from '../../adapters/totpCode.js';
import type { User } from './cognitoRecords.js';
import type { Amplify } from './startAmplify.js';

/** A separate browser: a freshly loaded SDK, and its adapter. */
export async function open({ openSdk }: Amplify, options: AmplifyOptions = {}) {
  const sdk = await openSdk();
  const adapter = amplifyAdapter(sdk, { authFlowType: 'USER_PASSWORD_AUTH', methods: ['totp', 'sms'], ...options });
  return { sdk, adapter };
}

export type Browser = Awaited<ReturnType<typeof open>>;

/** A user with an app, in a browser that is signed in, when its current code is unused. */
export async function withApp(amplify: Amplify, options: AmplifyOptions = {}) {
  const { user, ...credentials } = amplify.addUser();
  const browser = await open(amplify, options);
  await browser.adapter.login(credentials);
  const { id, secret = '' } = await browser.adapter.enrollTOTP();
  await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  amplify.advance(60);
  return { ...browser, user, credentials, secret };
}

/** A user who gets codes by text message and, with `TOTP` in `enabled`, has to choose. */
export const byPhone = (amplify: Amplify, change: Partial<User> = {}) =>
  amplify.addUser({ enabled: ['SMS_MFA'], attributes: { phone_number: '+12025550142' }, ...change });
