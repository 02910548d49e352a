/**
 * The contract between the MFA interface and an authentication backend.
 *
 * An SDK with the methods of Protekt's guide is already an adapter: `const adapter: MfaAdapter<Tokens> = protekt.mfa`
 * compiles. If its methods need `this`, wrap it with `protektAdapter`. Only `verifyChallenge` is required. The
 * interface offers what the adapter has methods for, and nothing else. Within a major version, the contract grows only
 * by optional members.
 */

/** The built-in methods, which this package has texts for and can set up. */
export type MfaBuiltInMethod = 'totp' | 'sms' | 'email' | 'passkey';

/**
 * The method of a factor: a built-in one, or one that the adapter declares in `methods`. `push` isn't built in; it is
 * listed because declared methods often have that name.
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
   * `code`: the user enters a code of digits, and `verifyChallenge` checks it. `approval`: the user approves on another
   * device. `sendChallenge` sends the request there, and `verifyApproval` returns the outcome.
   */
  kind: 'code' | 'approval';
  /**
   * Whether `sendChallenge` must send the code first. Otherwise the user already has it, as with an app.
   * @default false
   */
  sends?: boolean;
}

/** The last argument of every call. An adapter may ignore it. */
export interface MfaCallContext {
  /**
   * Aborted when the response is no longer needed, for example on Cancel. If your SDK can't abort, ignore it: the
   * library drops a late response.
   */
  signal?: AbortSignal;
  /**
   * A new key for each action of the user. The library never repeats a call that verifies, enrolls or creates codes.
   */
  idempotencyKey?: string;
  /** Set when a call is repeated that rejected with REAUTH_REQUIRED and `reauth: 'password'`. */
  proof?: { password: string };
}

/** Something that a user has set up to prove who they are: an app, a phone, an address, a passkey. */
export interface MfaFactor {
  /** An opaque id, which the library passes back as `factorId`. */
  id: string;
  /** What kind of factor it is. */
  method: MfaMethod;
  /** The user's name for it, such as "Anna's phone". */
  label?: string;
  /** The phone number or address. It is shown masked, so you don't have to mask it. */
  destination?: string;
  /** Whether sign-in offers it first. */
  isDefault?: boolean;
  /** When it was set up, in epoch ms. */
  createdAt?: number;
  /** When it was last used, in epoch ms. */
  lastUsedAt?: number;
  /** Whether settings have a button to remove it. @default true */
  canRemove?: boolean;
}

/** A request that the user approves on another device. */
export interface MfaApproval {
  /** The number on the sign-in screen, which the user compares with the other device or enters there. */
  number?: string;
  /** How many seconds the user has to answer on the other device. */
  expiresIn?: number;
}

/**
 * The user hasn't answered yet (`pending`), or has denied the request, which ends the request but not the challenge.
 * `pollIn` is the number of seconds until the next call of `verifyApproval`; without it, 3.
 */
export type MfaUnapproved = { pending: true; pollIn?: number } | { denied: true };
/** An open challenge: which factors can pass it, and for how long. */
export interface MfaChallengeInfo {
  /** An opaque id. Return any constant if a cookie or the SDK identifies the challenge. */
  challengeId: string;
  /** The factors that can be used, best first. Without them, the screen has one code field and no other methods. */
  factors?: MfaFactor[];
  /**
   * The id of the factor that a code or a request was already sent to. Without it, the library calls `sendChallenge`
   * once, if the first factor needs a code.
   */
  sentTo?: string;
  /**
   * How many seconds from now the challenge stays open. It isn't a date, so that a wrong clock can't break a countdown.
   */
  expiresIn?: number;
  /** How many seconds the user has to wait before another code can be sent. @default 30, after a code was sent */
  resendIn?: number;
  /** The request that was sent to `sentTo`, for a method of `kind: 'approval'`. */
  approval?: MfaApproval;
  /** Whether another code can be sent. If false, no button offers one. @default true */
  canResend?: boolean;
}

/**
 * What `login` returns. If MFA is required, `challengeId` is set. For an enrolled user, it is the id of the challenge;
 * otherwise, of the sign-in that requires the enrollment. If MFA isn't required, `tokens` is set, unless a cookie or the
 * SDK keeps the session.
 */
export type MfaLoginResult<T = unknown> = Partial<Omit<MfaChallengeInfo, 'challengeId'>> & {
  /** Whether a second step is due: a challenge or an enrollment. */
  mfaRequired: boolean;
  /** Whether the user has set up a second factor. */
  user: { mfaEnrolled: boolean };
  /** The challenge, or the sign-in that requires an enrollment. */
  challengeId?: string | null;
  /** The session, if no second step is due and your app keeps it. */
  tokens?: T | null;
  /** The methods that this user can set up. @default all that the adapter supports */
  enrollable?: MfaMethod[];
  /** `recommended`: the user is signed in, and is offered an enrollment that they can decline with "Not now". */
  enrollment?: 'required' | 'recommended';
};

/** What an enroll call returns: an open enrollment, and what its screen shows. */
export interface MfaEnrollmentInfo {
  /**
   * Passed to the verify call as `enrollmentId`. To resend a code, the library enrolls again and uses the newest id.
   */
  id: string;
  /** The Base32 key of an authenticator app. The QR code is drawn from it if `qrCodeUrl` is missing or not allowed. */
  secret?: string;
  /** The account's name in the authenticator app. The service's name is the provider's `issuer`. */
  account?: string;
  /** An `otpauth:` URI, which is drawn in the browser, or a `data:image` URL. Any other URL is never loaded. */
  qrCodeUrl?: string;
  /** Backup codes, which are shown once the enrollment is confirmed. */
  backupCodes?: string[];
  /** Where the code was sent, for an address that the user didn't enter. It is shown masked. */
  destination?: string;
  /** How many seconds from now the enrollment can be confirmed. */
  expiresIn?: number;
  /** How many seconds the user has to wait before another code can be sent. @default 30 */
  resendIn?: number;
}

/**
 * The response that passes a challenge: `tokens` if your app keeps them, `verified: true` if a cookie or the SDK keeps
 * the session. No other response passes it.
 */
export type MfaResult<T = unknown> = ({ tokens: T } | { verified: true }) & {
  /** New backup codes, if the backend returns some here. The user has to save them before the flow continues. */
  backupCodes?: string[];
  /** How many backup codes are left. */
  backupCodesLeft?: number;
};

/**
 * The response if the code was right but another step is due: one more factor, or an enrollment. `next` is what `login`
 * would return for that step, and the flow continues with it.
 */
export interface MfaNext<T = unknown> {
  /** The next step, in the form of a login response. */
  next: MfaLoginResult<T>;
  tokens?: never;
  verified?: never;
  backupCodes?: never;
  backupCodesLeft?: never;
}
/** What the signed-in user has set up, and can set up. */
export interface MfaStatus {
  /** Whether MFA is on. */
  enrolled: boolean;
  /** What is set up. Without it, settings can't list the methods. */
  factors?: MfaFactor[];
  /** The methods that this user can set up. @default all that the adapter supports */
  enrollable?: MfaMethod[];
  /** How many backup codes are left. */
  backupCodesLeft?: number;
  /**
   * Whether the policy requires MFA: then the last factor can't be removed, and MFA can't be turned off.
   * @default false
   */
  required?: boolean;
}

type Verify<P, T> = (p: P, ctx?: MfaCallContext) => Promise<MfaResult<T> | MfaNext<T>>;
/**
 * Returning nothing means that the factor is enrolled. An object with `error` or `success: false` is a failure. During
 * a sign-in, return the session, as `verifyChallenge` does.
 */
type Confirm<T> = (
  p: { enrollmentId: string; code: string },
  ctx?: MfaCallContext,
) => Promise<MfaResult<T> | MfaNext<T> | void>;
/** The parameters of every verify call. */
export interface MfaVerifyParams {
  challengeId: string;
  /** The factor that the user answers with. Undefined if the challenge listed no factors. */
  factorId?: string;
  /** Whether the user wants this device to be trusted. */
  trustDevice?: boolean;
}
/** The parameters of every enroll call. */
export interface MfaEnrollOptions {
  /** The `challengeId` from `login`, if the enrollment is required during a sign-in. */
  challengeId?: string;
  /** The user's name for the factor. */
  label?: string;
}

/** What the user canceled: the second step of a sign-in, a step-up while signed in, or an enrollment. */
export type MfaCancelKind = 'sign-in' | 'step-up' | 'enrollment';

/**
 * Connects this package to your backend. Only `verifyChallenge` is required; the interface offers only what the adapter
 * has methods for. Methods reject with an object that has a `code` of {@link mfaErrors}, and are called without `this`.
 */
export interface MfaAdapter<T = unknown, C = { email: string; password: string }> {
  // sign in
  /** Checks the password. Your sign-in form calls it, and so does the test suite, but no component or hook does. */
  login?(credentials: C, ctx?: MfaCallContext): Promise<MfaLoginResult<T>>;
  /** Returns the sign-in that is pending after a reload or an OAuth redirect, as `login` would have, or null. */
  getPendingLogin?(ctx?: MfaCallContext): Promise<MfaLoginResult<T> | null>;
  /** Opens a challenge for the signed-in user before a sensitive action. Returns null if no proof is needed. */
  startStepUp?(ctx?: MfaCallContext): Promise<MfaChallengeInfo | null>;
  /**
   * Sends a code or a request for approval to a factor, for the first time or again. The fields that it returns replace
   * those of the challenge.
   */
  sendChallenge?(
    p: { challengeId: string; factorId: string; method: MfaMethod },
    ctx?: MfaCallContext,
  ): Promise<Partial<MfaChallengeInfo> | void>;
  /** Checks a code: plain digits, without spaces or dashes. Rejects with INVALID_CODE if it is wrong. */
  verifyChallenge: Verify<MfaVerifyParams & { code: string; method?: MfaMethod }, T>;
  /** Checks a backup code, which then can't be used again. The code is as the user entered it, only trimmed. */
  verifyBackupCode?: Verify<MfaVerifyParams & { code: string }, T>;
  /** Runs the whole WebAuthn ceremony: gets the options, opens the browser's prompt, and checks the response. */
  verifyPasskey?: Verify<MfaVerifyParams, T>;
  /**
   * Returns whether the user has approved, for a method of `kind: 'approval'`. Called again until it returns something
   * other than `pending`. Rejects with CODE_EXPIRED if the request has expired.
   */
  verifyApproval?(p: MfaVerifyParams, ctx?: MfaCallContext): Promise<MfaResult<T> | MfaNext<T> | MfaUnapproved>;
  // enroll
  /** Creates the secret of an authenticator app. It isn't a factor until `verifyTOTP` has confirmed it. */
  enrollTOTP?(p?: MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  /** Checks the first code of the app, and turns the factor on. */
  verifyTOTP?: Confirm<T>;
  /** Sends a code to a phone number (E.164). Called again to resend it. */
  enrollSMS?(p: { phoneNumber: string } & MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  /** Checks that code, and turns the factor on. */
  verifySMS?: Confirm<T>;
  /** Sends a code to an address; without `email`, to the account's own address. Called again to resend it. */
  enrollEmail?(p: { email?: string } & MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaEnrollmentInfo>;
  /** Checks that code, and turns the factor on. */
  verifyEmail?: Confirm<T>;
  /** Runs the whole WebAuthn ceremony: creates the passkey, and turns the factor on. */
  enrollPasskey?(p?: MfaEnrollOptions, ctx?: MfaCallContext): Promise<MfaResult<T> | MfaNext<T> | void>;
  /**
   * Called when the user cancels, once any running call has finished. Discard the unfinished sign-in, the challenge or
   * the unverified factor, but keep a factor that the running call has verified. A user who cancels a `step-up` stays
   * signed in, so don't sign them out, even if your backend has no challenge apart from the session.
   */
  cancel?(p: { challengeId?: string; enrollmentId?: string; kind?: MfaCancelKind }): Promise<void>;
  // manage
  /** Returns what the signed-in user has set up. Without it, settings can't list the factors. */
  getStatus?(ctx?: MfaCallContext): Promise<MfaStatus>;
  /** Changes the user's name for a factor. */
  renameFactor?(p: { factorId: string; label: string }, ctx?: MfaCallContext): Promise<void>;
  /** Makes a factor the one that sign-in offers first. */
  setDefaultFactor?(p: { factorId: string }, ctx?: MfaCallContext): Promise<void>;
  /** Removes one factor. */
  removeFactor?(p: { factorId: string; method: MfaMethod }, ctx?: MfaCallContext): Promise<void>;
  /** Turns MFA off for the signed-in user. */
  disable?(p?: object, ctx?: MfaCallContext): Promise<void>;
  /**
   * Creates a set of backup codes, which replaces the previous one: 1 to 100 different strings of 1 to 64 characters.
   */
  regenerateBackupCodes?(p?: object, ctx?: MfaCallContext): Promise<string[]>;
  /** Methods of your own. A factor whose method is neither built in nor declared here is left out. */
  readonly methods?: readonly MfaCustomMethod[];
  /** Options that don't follow from the methods. */
  readonly features?: {
    /** Whether to offer "Don't ask again on this device". @default false */
    trustDevice?: boolean;
    /** For how many seconds a trusted device isn't asked for a code. The checkbox shows it. */
    trustDeviceSeconds?: number;
    /** How many digits a code has, by method. @default 6, or what the app's `otpauth:` URI says */
    codeLength?: Partial<Record<MfaMethod, number>>;
    /**
     * Whether email codes always go to the account's own address, so that the user isn't asked for one.
     * @default false
     */
    fixedEmail?: boolean;
    /** Only users with at least one of these methods have backup codes. @default any method */
    backupCodesFor?: MfaMethod[];
  };
}

/** The calls of administrators. They need privileged keys, so they must go to your own server. */
export interface MfaAdminAdapter {
  /** Returns the policy in force. Without it, the form starts with MFA off. */
  getPolicy?(ctx?: MfaCallContext): Promise<MfaPolicy>;
  /** Saves the policy, and returns the one that is now in force. */
  setPolicy?(p: MfaPolicy, ctx?: MfaCallContext): Promise<MfaPolicy>;
  /** Returns what a user has set up. Rejects with METHOD_UNAVAILABLE or UNKNOWN if there is no such user. */
  getUserStatus?(p: { userId: string }, ctx?: MfaCallContext): Promise<MfaStatus>;
  /** Turns MFA off for a user who is locked out. `reason` is for your records. */
  disableMFA(p: { userId: string; reason?: string }, ctx?: MfaCallContext): Promise<void>;
}

/** The rules for all users: whether MFA is allowed, with which methods, and whether they must set it up. */
export interface MfaPolicy {
  /** Whether users can set up and use MFA. */
  enabled: boolean;
  /** The methods that users can set up. */
  methods: MfaMethod[];
  /** `recommended`: users without a factor are offered one after they sign in. */
  enrollment: 'optional' | 'recommended' | 'required';
}
