/**
 * The contract between the MFA interface and an authentication backend.
 *
 * An SDK with the methods of Protekt's guide is already an adapter:
 * `const adapter: MfaAdapter<Tokens> = protekt.mfa` compiles. If its methods need `this`, wrap it with `protektAdapter`.
 * Only `verifyChallenge` is required. The interface offers what the adapter has methods for, and nothing else. Within a
 * major version, the contract grows only by optional members.
 */

/** The built-in methods, which this package has texts for and can set up. */
export type MfaBuiltInMethod = 'totp' | 'sms' | 'email' | 'passkey';

/**
 * The method of a factor: a built-in one, or one that the adapter declares in `methods`. `push` is not built in; it is
 * listed as a common name for a declared method.
 */
export type MfaMethod = MfaBuiltInMethod | 'push' | (string & Record<never, never>);

/** A method of your own, which the interface shows next to the built-in ones. */
export interface MfaCustomMethod {
  /** The value of `MfaFactor.method`. It can't be `totp`, `sms`, `email` or `passkey`. */
  id: string;
  /** The name in lists and settings, such as "Card reader". Write all texts in your user's language. */
  name: string;
  /**
   * The icon of a built-in method, or the data of an SVG path that is drawn as a line on a 20 × 20 grid.
   * @default 'app'
   */
  icon?: 'app' | 'sms' | 'email' | 'passkey' | `M${string}`;
  /** One line under the name in the list of methods, for factors without a destination or label. */
  description?: string;
  /** One sentence above the code field that says where to get the code. Without it, the name is shown. */
  hint?: string;
  /**
   * `code`: the user types a code of digits, and `verifyChallenge` checks it. `approval`: the user approves on another
   * device. `sendChallenge` requests it, and `verifyApproval` returns the outcome.
   */
  kind: 'code' | 'approval';
  /** Whether `sendChallenge` must send the code first. Otherwise the user already has it, as with an app. */
  sends?: boolean;
}

/** The second argument of every call. An adapter may ignore it. */
export interface MfaCallContext {
  signal?: AbortSignal; //          aborts on cancel; if an SDK can't abort, the library drops the late response
  idempotencyKey?: string; //       one for each user action; the library never retries verify/enroll/regenerate by itself
  proof?: { password: string }; //  set when a call that threw REAUTH_REQUIRED with reauth 'password' is repeated
}
/** Something that a user has set up to prove who they are: an app, a phone, an address, a passkey. */
export interface MfaFactor {
  id: string;
  method: MfaMethod;
  label?: string; //                "Anna's phone"
  destination?: string; //          phone number or address; the library masks it again, even if it is masked already
  isDefault?: boolean;
  createdAt?: number; //            epoch ms
  lastUsedAt?: number; //           epoch ms
  canRemove?: boolean; //           false: it is listed without a button to remove it
}
/** A request that the user approves on another device. */
export interface MfaApproval {
  number?: string; //               shown here: the user compares it with the other device, or types it there
  expiresIn?: number; //            seconds until the other device no longer takes an answer
}
/** The user has not answered yet, or has denied the request. A denial ends the request, not the challenge. */
export type MfaUnapproved =
  | { pending: true; pollIn?: number /* seconds until the next call; 3 without it */ }
  | { denied: true };
/** An open challenge: with which factors it can be passed, and until when. */
export interface MfaChallengeInfo {
  challengeId: string; //           opaque; any constant if the backend keeps the state itself (cookie, SDK)
  factors?: MfaFactor[]; //         the factors that can be used, best first; without them: one code field, no other methods
  sentTo?: string; //               id of the factor that a code was already sent to; otherwise the library sends one code, to the first factor that needs it
  expiresIn?: number; //            seconds from now, not a date, so that a wrong clock can't break a countdown
  resendIn?: number; //             seconds until sendChallenge is accepted again
  approval?: MfaApproval; //        the request that was sent to `sentTo`
  canResend?: boolean; //           false: the challenge has only one code, so no button offers another
}
/**
 * The response of a login. Required and enrolled: a challenge. Required and not enrolled: enrollment, with `challengeId`.
 * Not required: tokens.
 */
export type MfaLoginResult<T = unknown> = Partial<Omit<MfaChallengeInfo, 'challengeId'>> & {
  mfaRequired: boolean;
  user: { mfaEnrolled: boolean };
  challengeId?: string | null;
  tokens?: T | null;
  enrollable?: MfaMethod[];
  enrollment?: 'required' | 'recommended'; // 'recommended': the user is signed in, and is offered enrollment with "Not now"
};
/** The response of an enroll call: an open enrollment, and what its screen shows. */
export interface MfaEnrollmentInfo {
  id: string; //                    the newest id counts: to resend, the library calls enrollSMS/enrollEmail again
  secret?: string; //               Base32, to type in; the QR code is drawn from it if qrCodeUrl is missing or refused
  account?: string; //              the name of the entry in the authenticator app; the issuer comes from the provider
  qrCodeUrl?: string; //            otpauth: (drawn in the browser) or data:image (shown in <img>); other URLs are never loaded
  backupCodes?: string[];
  destination?: string;
  expiresIn?: number; //            seconds
  resendIn?: number; //             seconds
}
/**
 * The response that passes a challenge: `tokens` if your app keeps them, `verified` if a cookie or the SDK keeps the session.
 * Nothing else passes.
 */
export type MfaResult<T = unknown> = ({ tokens: T } | { verified: true }) & {
  backupCodes?: string[]; //        if the backend returns new ones here (Auth0 after use, Clerk at verify)
  backupCodesLeft?: number;
};
/**
 * The code was right, but another step is due: one more factor, or an enrollment. `next` is what `login` would have returned
 * for it. The flow continues with it.
 */
export interface MfaNext<T = unknown> {
  next: MfaLoginResult<T>;
  tokens?: never;
  verified?: never;
  backupCodes?: never;
  backupCodesLeft?: never;
}
/** What the signed-in user has set up, and can set up. */
export interface MfaStatus {
  enrolled: boolean;
  factors?: MfaFactor[];
  enrollable?: MfaMethod[]; //      limits the methods that can be set up, for a tenant or user
  backupCodesLeft?: number;
  required?: boolean; //            the policy requires MFA: the last factor can't be removed, and MFA can't be turned off
}
type Verify<P, T> = (p: P, ctx?: MfaCallContext) => Promise<MfaResult<T> | MfaNext<T>>;
/** A call that returns nothing has enrolled. An object with `error` or `success: false` is a failure. */
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

/** What the user left: the second step of a sign-in, a step-up while signed in, or an enrollment. */
export type MfaCancelKind = 'sign-in' | 'step-up' | 'enrollment';

/**
 * Connects this package to your backend. Only `verifyChallenge` is required; the interface offers only what the adapter has
 * methods for. Methods reject with an object that has a `code` of {@link mfaErrors}.
 */
export interface MfaAdapter<T = unknown, C = { email: string; password: string }> {
  // sign in
  /** Checks the password. Your app calls it; the library doesn't. The test suite needs it. */
  login?(credentials: C, ctx?: MfaCallContext): Promise<MfaLoginResult<T>>;
  /** Returns the sign-in that is pending after a reload or an OAuth redirect, as `login` would have, or null. */
  getPendingLogin?(ctx?: MfaCallContext): Promise<MfaLoginResult<T> | null>;
  /** Opens a challenge for a signed-in user before a sensitive action. Null if none is needed. */
  startStepUp?(ctx?: MfaCallContext): Promise<MfaChallengeInfo | null>;
  /**
   * Sends a code: the first one, another one, or one for another method. Returned fields replace those of the
   * challenge.
   */
  sendChallenge?(
    p: { challengeId: string; factorId: string; method: MfaMethod },
    ctx?: MfaCallContext,
  ): Promise<Partial<MfaChallengeInfo> | void>;
  verifyChallenge: Verify<MfaVerifyParams & { code: string; method?: MfaMethod }, T>;
  verifyBackupCode?: Verify<MfaVerifyParams & { code: string }, T>; // the code as typed, only trimmed: some are case-sensitive
  verifyPasskey?: Verify<MfaVerifyParams, T>; //                       the whole WebAuthn ceremony
  /** For a method of `kind: 'approval'`: called again until it returns more than `pending`. Reject with CODE_EXPIRED if it is too late. */
  verifyApproval?(p: MfaVerifyParams, ctx?: MfaCallContext): Promise<MfaResult<T> | MfaNext<T> | MfaUnapproved>;
  // enroll
  enrollTOTP?(p?: MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  verifyTOTP?: Confirm<T>;
  enrollSMS?(p: { phoneNumber: string } & MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  verifySMS?: Confirm<T>;
  enrollEmail?(p: { email?: string } & MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  verifyEmail?: Confirm<T>;
  enrollPasskey?(p?: MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaResult<T> | MfaNext<T> | void>;
  /**
   * The user cancels: discard the unfinished session, the challenge or the unverified factor. It is called after a running
   * call has finished, and must not remove a factor that was verified meanwhile. A user who leaves a `step-up` stays signed
   * in, so don't sign out then, even if your backend's challenge is the session itself.
   */
  cancel?(p: { challengeId?: string; enrollmentId?: string; kind?: MfaCancelKind }): Promise<void>;
  // manage
  getStatus?(ctx?: MfaCallContext): Promise<MfaStatus>;
  renameFactor?(p: { factorId: string; label: string }, ctx?: MfaCallContext): Promise<void>;
  setDefaultFactor?(p: { factorId: string }, ctx?: MfaCallContext): Promise<void>;
  removeFactor?(p: { factorId: string; method: MfaMethod }, ctx?: MfaCallContext): Promise<void>;
  disable?(p?: object, ctx?: MfaCallContext): Promise<void>;
  regenerateBackupCodes?(p?: object, ctx?: MfaCallContext): Promise<string[]>;
  /** Methods of your own. A factor whose method is neither built in nor declared here is left out. */
  readonly methods?: readonly MfaCustomMethod[];
  /** What the methods alone can't express. */
  readonly features?: {
    trustDevice?: boolean;
    trustDeviceSeconds?: number; //                        how long a trusted device isn't asked for a code; shown to the user
    codeLength?: Partial<Record<MfaMethod, number>>;
    fixedEmail?: boolean; //                               codes go to the account's own address, so enrollEmail takes no other
    backupCodesFor?: MfaMethod[]; //                       only users with one of these methods have backup codes; default: everybody
  };
}
/** The calls of administrators. They need privileged keys, so they must go to your own server. */
export interface MfaAdminAdapter {
  getPolicy?(ctx?: MfaCallContext): Promise<MfaPolicy>;
  setPolicy?(p: MfaPolicy, ctx?: MfaCallContext): Promise<MfaPolicy>;
  getUserStatus?(p: { userId: string }, ctx?: MfaCallContext): Promise<MfaStatus>;
  disableMFA(p: { userId: string; reason?: string }, ctx?: MfaCallContext): Promise<void>;
}
/** Whether MFA is on, with which methods, and whether users must enroll. */
export interface MfaPolicy {
  enabled: boolean;
  methods: MfaMethod[];
  enrollment: 'optional' | 'recommended' | 'required';
}
