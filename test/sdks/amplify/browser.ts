import { type AmplifyOptions, amplifyAdapter } from '../../../src/adapters/amplify.js';
import { totpCode } from '../../adapters/totpCode.js';
import type { User } from './cognitoRecords.js';
import type { Amplify } from './startAmplify.js';

/** A browser of its own: an SDK that is loaded anew, and the adapter over it. */
export async function open({ openSdk }: Amplify, options: AmplifyOptions = {}) {
  const sdk = await openSdk();
  const adapter = amplifyAdapter(sdk, { authFlowType: 'USER_PASSWORD_AUTH', methods: ['totp', 'sms'], ...options });
  return { sdk, adapter };
}

export type Browser = Awaited<ReturnType<typeof open>>;

/** Somebody with an app, in a browser that is signed in, at a time when its code was not used. */
export async function withApp(amplify: Amplify, options: AmplifyOptions = {}) {
  const { user, ...credentials } = amplify.addUser();
  const browser = await open(amplify, options);
  await browser.adapter.login(credentials);
  const { id, secret = '' } = await browser.adapter.enrollTOTP();
  await browser.adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
  amplify.advance(60);
  return { ...browser, user, credentials, secret };
}

/** Somebody who gets codes by text message, and, with `TOTP` in `enabled`, is asked which. */
export const byPhone = (amplify: Amplify, change: Partial<User> = {}) =>
  amplify.addUser({ enabled: ['SMS_MFA'], attributes: { phone_number: '+12025550142' }, ...change });
