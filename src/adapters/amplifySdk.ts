/** The kinds of second factors, with Amplify's names. */
export type AmplifyKind = 'TOTP' | 'SMS' | 'EMAIL';

interface Delivery {
  destination?: string | undefined;
}

/** The `nextStep` of Amplify, with the fields of every variant. In Amplify's own types it is a union. */
export interface AmplifyStep {
  signInStep: string;
  allowedMFATypes?: AmplifyKind[] | undefined;
  codeDeliveryDetails?: Delivery | undefined;
  totpSetupDetails?: { sharedSecret: string } | undefined;
}

/** What `signIn` and `confirmSignIn` return. */
export interface AmplifySignIn {
  isSignedIn: boolean;
  nextStep: AmplifyStep;
}

type FlowType = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_WITH_SRP' | 'CUSTOM_WITHOUT_SRP' | 'USER_AUTH';

type Preference = Partial<Record<'totp' | 'sms' | 'email', 'ENABLED' | 'DISABLED' | 'PREFERRED'>>;

/** The part of `aws-amplify/auth` (version 6) that the adapter uses. The package itself is not imported. */
export interface AmplifyAuth {
  signIn(p: { username: string; password?: string; options?: { authFlowType?: FlowType } }): Promise<AmplifySignIn>;
  confirmSignIn(p: { challengeResponse: string }): Promise<AmplifySignIn>;
  signOut(): Promise<void>;
  setUpTOTP(): Promise<{ sharedSecret: string }>;
  verifyTOTPSetup(p: { code: string }): Promise<void>;
  updateMFAPreference(p: Preference): Promise<void>;
  fetchMFAPreference(): Promise<{ enabled?: AmplifyKind[]; preferred?: AmplifyKind }>;
  fetchUserAttributes(): Promise<Partial<Record<string, string>>>;
  updateUserAttributes(p: {
    userAttributes: { phone_number: string };
  }): Promise<Record<string, { nextStep: { updateAttributeStep: string; codeDeliveryDetails?: Delivery } }>>;
  sendUserAttributeVerificationCode(p: { userAttributeKey: 'phone_number' }): Promise<Delivery>;
  confirmUserAttribute(p: { userAttributeKey: 'phone_number'; confirmationCode: string }): Promise<void>;
}
