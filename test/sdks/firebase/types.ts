// The real SDK fits without a cast, and anything else is a type error. Only type-checked, never run.
import * as sdk from '@firebase/auth';
import {
  type FirebaseAuth,
  type FirebaseSdk,
  firebaseAdapter,
  firebaseLoginResult,
} from '../../../src/adapters/firebase.js';
import type { MfaAdapter } from '../../../src/core/contract/adapter.js';

export const real: FirebaseSdk = sdk;
export const auth: FirebaseAuth = sdk.getAuth();
const recaptcha = new sdk.RecaptchaVerifier(sdk.getAuth(), 'recaptcha', { size: 'invisible' });
export const adapter: MfaAdapter<never> = firebaseAdapter(sdk.getAuth(), sdk, { verifier: () => recaptcha });
export const always: Promise<unknown> = firebaseAdapter(sdk.getAuth(), sdk).getStatus();
export const login = firebaseLoginResult(sdk.getAuth(), sdk, new Error());

// @ts-expect-error the SDK is missing
firebaseAdapter(sdk.getAuth());
// @ts-expect-error the arguments are swapped
firebaseAdapter(sdk, sdk.getAuth());
// @ts-expect-error an SDK without MFA
firebaseAdapter(sdk.getAuth(), { ...sdk, multiFactor: undefined });
// @ts-expect-error a verifier is created by a function, so that it can be created again
firebaseAdapter(sdk.getAuth(), sdk, { verifier: recaptcha });
// @ts-expect-error codes by email aren't a second factor there
firebaseAdapter(sdk.getAuth(), sdk, { methods: ['email'] });
// @ts-expect-error it may be missing: without a verifier nothing is sent
void firebaseAdapter(sdk.getAuth(), sdk).enrollSMS({ phoneNumber: '+12025550142' });
// @ts-expect-error the SDK's types aren't `any`
export const none: number = sdk.multiFactor;
