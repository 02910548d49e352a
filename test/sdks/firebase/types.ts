// The real SDK fits without a cast, and what does not fit is refused. Only type-checked, never run.
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
// @ts-expect-error the two are the other way about
firebaseAdapter(sdk, sdk.getAuth());
// @ts-expect-error an SDK without MFA
firebaseAdapter(sdk.getAuth(), { ...sdk, multiFactor: undefined });
// @ts-expect-error a verifier is made by a function, or it could not be made anew
firebaseAdapter(sdk.getAuth(), sdk, { verifier: recaptcha });
// @ts-expect-error codes by email are no second factor there
firebaseAdapter(sdk.getAuth(), sdk, { methods: ['email'] });
// @ts-expect-error it may be absent: without a verifier nothing is sent
void firebaseAdapter(sdk.getAuth(), sdk).enrollSMS({ phoneNumber: '+12025550142' });
// @ts-expect-error the types of the SDK are no any
export const none: number = sdk.multiFactor;
