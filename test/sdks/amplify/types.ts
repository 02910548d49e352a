// The real SDK fits without a cast, and anything else is a type error. Only type-checked, never run.
import * as sdk from '@aws-amplify/auth';
import { type AmplifyAuth, amplifyAdapter, amplifyLoginResult } from '../../../src/adapters/amplify.js';
import type { MfaAdapter } from '../../../src/core/contract/adapter.js';

export const real: AmplifyAuth = sdk;
export const adapter: MfaAdapter<never> = amplifyAdapter(sdk, { methods: ['totp', 'sms'], enrollment: 'recommended' });
export const always: Promise<unknown> = amplifyAdapter(sdk).getStatus();
export const login = async () => amplifyLoginResult(sdk, await sdk.confirmSignIn({ challengeResponse: 'x' }));
amplifyAdapter(sdk, { onOtherStep: ({ signInStep }) => void signInStep.length });

// @ts-expect-error an SDK without MFA
amplifyAdapter({ ...sdk, updateMFAPreference: undefined });
// @ts-expect-error version 5 has one class with other methods
amplifyAdapter({ signIn: sdk.signIn, confirmSignIn: sdk.confirmSignIn, setupTOTP: sdk.setUpTOTP });
// @ts-expect-error codes by email can only be set up during a sign-in
amplifyAdapter(sdk, { methods: ['email'] });
// @ts-expect-error if MFA is required, the pool says so
amplifyAdapter(sdk, { enrollment: 'required' });
// @ts-expect-error a flow with links has no password
amplifyAdapter(sdk, { authFlowType: 'CUSTOM_WITHOUT_SRP' });
// @ts-expect-error it may be missing: the pool may not have it
void amplifyAdapter(sdk).enrollSMS({ phoneNumber: '+12025550142' });
// @ts-expect-error the response of a setup isn't a login
void amplifyLoginResult(sdk, await sdk.setUpTOTP());
// @ts-expect-error the SDK's types aren't `any`
export const none: number = sdk.signIn;
