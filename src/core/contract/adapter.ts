/**
 * The seam between the MFA interface and an authentication backend.
 *
 * An SDK shaped like the product guide's is an adapter as it stands:
 * `const adapter: MfaAdapter<Tokens> = protekt.mfa` compiles. An SDK whose methods need `this` is wrapped by
 * `protektAdapter`. Every member but `verifyChallenge` is optional, and presence is the capability: no method, no
 * interface for it. The contract grows by optional members within a major version.
 */

/** The methods that this package knows: it has their words, and can set them up. */
export type MfaBuiltInMethod = 'totp' | 'sms' | 'email' | 'passkey';

/**
 * What a factor is: one of the four, or a method that the adapter declares in `methods`. `push` is only a common name for
 * one of those.
 */
export type MfaMethod = MfaBuiltInMethod | 'push' | (string & Record<never, never>);

/** A method of your own, which the interface shows beside those that it knows. */
export interface MfaCustomMethod {
  /** What `MfaFactor.method` is called; none of `totp`, `sms`, `email` and `passkey`. */
  id: string;
  /** In lists and settings: "Card reader". In your user's language, as are the other texts. */
  name: string;
  /** The icon of a known method, or one of your own: the data of an SVG path, drawn as a line on a grid of 20 by 20. @default 'app' */
  icon?: 'app' | 'sms' | 'email' | 'passkey' | `M${string}`;
  /** One line under the name in the list of methods, where the factor itself has no destination or label. */
  description?: string;
  /** One sentence above the code field, to say where the code comes from. Without it, the name stands there. */
  hint?: string;
  /** `code`: the user types a code of digits, which `verifyChallenge` checks. */
  kind: 'code';
  /** Whether `sendChallenge` has to send the code first. Without it, the user has the code already, as with an app. */
  sends?: boolean;
}

/** Second argument of every call; an adapter may ignore all of it. */
export interface MfaCallContext {
  signal?: AbortSignal; //          cancel and unmount; where an SDK cannot abort, the library drops the late answer
  idempotencyKey?: string; //       one per user action; the library never retries verify/enroll/regenerate by itself
  proof?: { password: string }; //  on the repeat of a call that threw REAUTH_REQUIRED with reauth 'password'
}
/** Something that a person has set up to prove who they are: an app, a phone, an address, a passkey. */
export interface MfaFactor {
  id: string;
  method: MfaMethod;
  label?: string; //                "Anna's phone"
  destination?: string; //          the library masks it again: never trust that it is masked
  isDefault?: boolean;
  createdAt?: number; //            epoch ms
  lastUsedAt?: number; //           epoch ms
  canRemove?: boolean; //           false: it is listed, and no button removes it
}
/** A challenge that waits for its answer: by which factors, and for how long. */
export interface MfaChallengeInfo {
  challengeId: string; //           opaque; a constant where the backend keeps the state itself (cookie, SDK)
  factors?: MfaFactor[]; //         ways to answer, best first; absent: one code field, no method switch
  sentTo?: string; //               id of the factor a code is already on its way to; else the library sends once, to the first factor that needs it
  expiresIn?: number; //            seconds from now, not a date: a wrong device clock cannot break a countdown
  resendIn?: number; //             seconds until sendChallenge is accepted again
  canResend?: boolean; //           false: this code is the only one of this challenge, and no button offers another
}
/** required + enrolled: challenge. required + not enrolled: enroll now, handing challengeId on. Not required: tokens. */
export type MfaLoginResult<T = unknown> = Partial<Omit<MfaChallengeInfo, 'challengeId'>> & {
  mfaRequired: boolean;
  user: { mfaEnrolled: boolean };
  challengeId?: string | null;
  tokens?: T | null;
  enrollable?: MfaMethod[];
  enrollment?: 'required' | 'recommended'; // 'recommended': signed in already, and offered enrollment with "Not now"
};
/** What an enroll call answers: the set-up that was opened, and what it shows. */
export interface MfaEnrollmentInfo {
  id: string; //                    the newest wins: calling enrollSMS/enrollEmail again is "resend"
  secret?: string; //               Base32, to type in; also what the QR is drawn from where qrCodeUrl is refused
  account?: string; //              how the authenticator app is to name the entry; the issuer comes from the provider
  qrCodeUrl?: string; //            otpauth: (drawn locally) or data:image (shown in <img>); nothing else is ever loaded
  backupCodes?: string[];
  destination?: string;
  expiresIn?: number; //            seconds
  resendIn?: number; //             seconds
}
/** A challenge is passed only by one of the two: tokens where the app keeps them, verified where a cookie or the SDK keeps the session. */
export type MfaResult<T = unknown> = ({ tokens: T } | { verified: true }) & {
  backupCodes?: string[]; //        wherever the backend reveals new ones (Auth0 after use, Clerk at verify)
  backupCodesLeft?: number;
};
/**
 * The code was right, and another step comes first: one more factor, or an enrollment. `next` is what `login` would have
 * answered; the flow goes on with it.
 */
export interface MfaNext<T = unknown> {
  next: MfaLoginResult<T>;
  tokens?: never;
  verified?: never;
  backupCodes?: never;
  backupCodesLeft?: never;
}
/** What the signed-in user has set up, and may set up. */
export interface MfaStatus {
  enrolled: boolean;
  factors?: MfaFactor[];
  enrollable?: MfaMethod[]; //      narrows what the methods imply, per tenant or user
  backupCodesLeft?: number;
  required?: boolean; //            policy: the last factor cannot be removed, MFA cannot be turned off
}
type Verify<P, T> = (p: P, ctx?: MfaCallContext) => Promise<MfaResult<T> | MfaNext<T>>;
/** void: enrolled. An object with `error` or `success: false` is a failure. */
type Confirm<T> = (
  p: { enrollmentId: string; code: string },
  ctx?: MfaCallContext,
) => Promise<MfaResult<T> | MfaNext<T> | void>;
export interface MfaVerifyParams {
  challengeId: string;
  factorId?: string;
  trustDevice?: boolean;
}
export interface MfaEnrollOptions {
  challengeId?: string;
  label?: string;
} // challengeId: enrollment forced during sign-in

/** What was left: the second step of a sign-in, a proof asked of somebody who is signed in, or a set-up. */
export type MfaCancelKind = 'sign-in' | 'step-up' | 'enrollment';

/**
 * Your backend, as this package calls it. A method that is there is one that the interface offers; only
 * `verifyChallenge` must be. Methods reject with an object that has a `code` of {@link mfaErrors}.
 */
export interface MfaAdapter<T = unknown, C = { email: string; password: string }> {
  // sign in
  /** The host calls it, not the library; here so that an adapter is whole, for examples and conformance. */
  login?(credentials: C, ctx?: MfaCallContext): Promise<MfaLoginResult<T>>;
  /** What is pending on this session after a reload or an OAuth return, as login would have answered; null: nothing. */
  getPendingLogin?(ctx?: MfaCallContext): Promise<MfaLoginResult<T> | null>;
  /** A new challenge for a signed-in user before a sensitive action; null: none is needed. */
  startStepUp?(ctx?: MfaCallContext): Promise<MfaChallengeInfo | null>;
  /** First send, resend, method choice. What it returns replaces those fields of the challenge. */
  sendChallenge?(
    p: { challengeId: string; factorId: string; method: MfaMethod },
    ctx?: MfaCallContext,
  ): Promise<Partial<MfaChallengeInfo> | void>;
  verifyChallenge: Verify<MfaVerifyParams & { code: string; method?: MfaMethod }, T>;
  verifyBackupCode?: Verify<MfaVerifyParams & { code: string }, T>; // as typed, trimmed only: some are case-sensitive
  verifyPasskey?: Verify<MfaVerifyParams, T>; //                       the whole WebAuthn ceremony
  // enroll
  enrollTOTP?(p?: MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  verifyTOTP?: Confirm<T>;
  enrollSMS?(p: { phoneNumber: string } & MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  verifySMS?: Confirm<T>;
  enrollEmail?(p: { email?: string } & MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  verifyEmail?: Confirm<T>;
  enrollPasskey?(p?: MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaResult<T> | MfaNext<T> | void>;
  /**
   * The user cancels: drop the half-open session, the challenge or the unverified factor. It is called after a call
   * under way has settled, and must not remove a factor that was verified meanwhile. Whoever leaves a `step-up` stays
   * signed in, so a backend whose challenge is the session itself must not sign out then.
   */
  cancel?(p: { challengeId?: string; enrollmentId?: string; kind?: MfaCancelKind }): Promise<void>;
  // manage
  getStatus?(ctx?: MfaCallContext): Promise<MfaStatus>;
  renameFactor?(p: { factorId: string; label: string }, ctx?: MfaCallContext): Promise<void>;
  setDefaultFactor?(p: { factorId: string }, ctx?: MfaCallContext): Promise<void>;
  removeFactor?(p: { factorId: string; method: MfaMethod }, ctx?: MfaCallContext): Promise<void>;
  disable?(p?: object, ctx?: MfaCallContext): Promise<void>;
  regenerateBackupCodes?(p?: object, ctx?: MfaCallContext): Promise<string[]>;
  /** Methods of your own. A factor of a method that is neither known nor declared here is left out. */
  readonly methods?: readonly MfaCustomMethod[];
  /** What no method can tell. */
  readonly features?: {
    trustDevice?: boolean;
    trustDeviceSeconds?: number; //                        for how long a trusted device is not asked, to be told to the person
    codeLength?: Partial<Record<MfaMethod, number>>;
    fixedEmail?: boolean; //                               codes go to the account's own address: enrollEmail takes no other
    backupCodesFor?: MfaMethod[]; //                       who has none of these has no backup codes; absent: everybody can
  };
}
/** Needs privileged keys at every backend, so it always calls the app's own server. */
export interface MfaAdminAdapter {
  getPolicy?(ctx?: MfaCallContext): Promise<MfaPolicy>;
  setPolicy?(p: MfaPolicy, ctx?: MfaCallContext): Promise<MfaPolicy>;
  getUserStatus?(p: { userId: string }, ctx?: MfaCallContext): Promise<MfaStatus>;
  disableMFA(p: { userId: string; reason?: string }, ctx?: MfaCallContext): Promise<void>;
}
/** Who has to use MFA, and with which methods. */
export interface MfaPolicy {
  enabled: boolean;
  methods: MfaMethod[];
  enrollment: 'optional' | 'recommended' | 'required';
}
