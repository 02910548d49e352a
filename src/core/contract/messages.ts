import type { MfaAccountMessages } from './accountMessages.js';
import type { MfaBuiltInMethod } from './adapter.js';
import type { MfaErrorCode } from './error.js';

/**
 * The texts of the interface in one language: sign-in, setup and backup codes. Every key is required, so a locale with
 * a missing key doesn't compile. Durations and dates are passed as text, already formatted for `locale` ("45 seconds").
 * Counts are passed as numbers: use `Intl.PluralRules`.
 */
export interface MfaMessages extends MfaScreenMessages, MfaAccountLoader {}

/** The texts of all screens except account settings and the administrators' screens. */
export interface MfaScreenMessages extends MfaSignInMessages, MfaSetupMessages {}

/** Loads the other texts of a language. */
export interface MfaAccountLoader {
  /** Called when settings or an administrator's screen is first shown. */
  loadAccount: () => Promise<MfaAccountMessages>;
}

/** The texts of sign-in, and those that every screen uses. */
export interface MfaSignInMessages {
  /**
   * The BCP 47 tag, such as `de` or `pt-BR`, for `Intl` and the `lang` attribute. Direction is inherited from the page.
   */
  locale: string;
  /**
   * Shown after a failed call. Use the same text for wrong, used and unknown codes (ASVS 6.3.8). After the
   * text for a wrong code or password, `common.retry` or `common.attemptsLeft` is added: “Incorrect code. 4 attempts
   * left.”
   */
  errors: Record<MfaErrorCode, string>;
  common: CommonMessages;
  code: CodeMessages;
  methods: Record<MfaBuiltInMethod, { title: string; description: string }>;
  challenge: ChallengeMessages;
  reauth: ReauthMessages;
}

/** The texts of setup and backup codes. */
export interface MfaSetupMessages {
  enrollment: EnrollmentMessages;
  setup: Record<MfaBuiltInMethod, SetupMessages>;
  totp: TotpMessages;
  sent: SentMessages;
  backupCodes: BackupCodesMessages;
}

export interface CommonMessages {
  back: string;
  cancel: string;
  close: string;
  tryAgain: string;
  signInAgain: string;
  working: string;
  stillWorking: string;
  retry: string;
  retryIn(wait: string): string;
  attemptsLeft(count: number): string;
  /** Shown when a part of the page failed to load. */
  loadFailedTitle: string;
  loadFailedDescription: string;
  /** Shown when a screen threw an error. */
  brokenTitle: string;
  brokenDescription: string;
}

export interface CodeMessages {
  label(length: number): string;
  autoSubmit(length: number): string;
  /** Few attempts are left, so a complete code waits for a click on this button. */
  submit(button: string): string;
  empty(length: number): string;
  tooShort(length: number): string;
  tooLong(length: number): string;
  notDigits: string;
}

export interface ChallengeMessages {
  title: Record<MfaBuiltInMethod | 'code' | 'backup-code', string>;
  description: Record<Exclude<MfaBuiltInMethod, 'sms' | 'email'> | 'code' | 'backup-code', string>;
  sentTo(destination: string | undefined, method: 'sms' | 'email'): string;
  sending(destination: string | undefined): string;
  notSent(destination: string | undefined): string;
  sent: string;
  backupCodeLabel: string;
  backupCodeEmpty: string;
  backupCodeHint: string;
  /** Shown after a call without a response: the code may be used up. */
  backupCodeMayBeUsed: string;
  verify: string;
  usePasskey: string;
  /** Shown instead of INVALID_CODE for a passkey, which can't be mistyped. */
  passkeyRefused: string;
  verifying: string;
  resend: string;
  resendIn(wait: string): string;
  useAnotherMethod: string;
  useBackupCode: string;
  useCode: string;
  needHelp: string;
  chooseTitle: string;
  chooseDescription: string;
  backupCodeOption: string;
  trustDevice(duration: string | undefined): string;
  expiresIn(wait: string): string;
  clockHint: string;
  clockOff(off: string): string;
  timeUp: string;
  /** The titles of a verification that has ended. Each names the reason. */
  expiredTitle: string;
  tooManyCodesTitle: string;
  /** The sentence that says why a verification has ended. The button below says what to do. */
  ended: string;
  /** Shown when a page expected an interrupted sign-in and there is none. */
  nothingPendingTitle: string;
  blockedTitle: string;
  helpTitle: string;
  helpDescription: string;
  /** Shown if the provider has no `support`. */
  contactSupport: string;
  /** The link beside the account that leads back to your sign-in form. */
  notYou: string;
  verifiedTitle: string;
  signingInTitle: string;
  signedInTitle: string;
  signInFailedTitle: string;
}

export interface ReauthMessages {
  title: string;
  description: string;
  label: string;
  /** The label of a toggle button, which is announced as pressed while the password is shown. */
  showPassword: string;
  empty: string;
  confirm: string;
  /** Shown once a step-up is passed, while the action that needed it is running. */
  verifiedTitle: string;
}

export interface EnrollmentMessages {
  step(current: number, total: number): string;
  nameLabel: string;
  nameHint: string;
  introTitle: string;
  introDescription: string;
  benefits: readonly string[];
  start: string;
  skip: string;
  required: string;
  chooseTitle: string;
  chooseDescription: string;
  recommended: string;
  /** Shown if the backend allows none of the methods. */
  nothingTitle: string;
  /** Below that: why, and what to do. */
  nothingDescription: string;
  doneTitle: string;
  doneDescription: string;
  /** The button on the last screen. */
  done: string;
  addAnother: string;
  addAnotherReason: string;
}

export interface SetupMessages {
  title: string;
  description: string;
  start: string;
  starting: string;
  confirm: string;
  enrolledTitle: string;
  enrolledDescription: string;
}

/** The texts for setting up a phone number or an email address. */
export interface SentMessages {
  phoneLabel: string;
  phoneHint: string;
  /** The hint if no country can be chosen. */
  phoneHintPlain: string;
  phoneCountry: string;
  phoneEmpty: string;
  changePhone: string;
  emailLabel: string;
  emailHint: string;
  emailInvalid: string;
  changeEmail: string;
  smsNote: string;
  smsHelp: string;
  emailHelp: string;
}

export interface TotpMessages {
  getApp: string;
  scan: string;
  /** The same step on a phone, which can't scan its own screen. */
  addToApp: string;
  /**
   * Labels of the button that expands the setup key: `cannotScan` next to a QR code, `useKey` next to the button that
   * opens the app.
   */
  cannotScan: string;
  useKey: string;
  typeKey: string;
  enterCode: string;
  qrLabel: string;
  qrFailed: string;
  copyKey: string;
  openApp: string;
  showQr: string;
  earlierEntry: string;
}

export interface BackupCodesMessages {
  title: string;
  description: string;
  listLabel(count: number): string;
  keep: string;
  copy: string;
  copied: string;
  copyFailed: string;
  download: string;
  downloaded: string;
  print: string;
  typeBackLabel: string;
  typeBackHint: string;
  typeBackEmpty: string;
  typeBackWrong: string;
  saved: string;
  notSaved: string;
  finish: string;
  remaining(count: number): string;
  low(count: number): string;
  noneLeft: string;
  make: string;
  regenerate: string;
  confirmTitle: string;
  confirmDescription: string;
  confirm: string;
  generating: string;
  outcomeUnknown: string;
  offerTitle: Record<'manage' | 'used' | 'missing', string>;
  offerDescription: Record<'manage' | 'used' | 'missing', string>;
  later: string;
  /** Declines codes for a user who has none yet. `later` declines new ones after a backup code was used. */
  skip: string;
  savedTitle: string;
  savedDescription: string;
  fileTitle(service: string): string;
  fileDate(date: string): string;
  fileNote: string;
}
