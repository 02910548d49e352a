import type { MfaAccountMessages } from './accountMessages.js';
import type { MfaBuiltInMethod } from './adapter.js';
import type { MfaErrorCode } from './error.js';

/**
 * What the interface says in one language at sign-in, while a method is set up, and about backup codes. It is complete:
 * a locale with a missing key does not compile. Durations and dates arrive as text already formatted for `locale`
 * ("45 seconds"); use `Intl.PluralRules` for what is counted.
 */
export interface MfaMessages extends MfaScreenMessages, MfaAccountLoader {}

/** What all screens say but those of settings and administrators. */
export interface MfaScreenMessages extends MfaSignInMessages, MfaSetupMessages {}

/** Where the rest of a language comes from. */
export interface MfaAccountLoader {
  /** The rest of the language, asked for when settings or an administrator's screen is first shown. */
  loadAccount: () => Promise<MfaAccountMessages>;
}

/** What is said at sign-in, and on every screen. */
export interface MfaSignInMessages {
  /** BCP 47 tag, such as `de` or `pt-BR`: `Intl` and the `lang` attribute follow it. Direction is inherited from the page. */
  locale: string;
  /** What the user reads after a failed call. Wrong, used and unknown codes read the same (ASVS 6.3.8). */
  errors: Record<MfaErrorCode, string>;
  common: CommonMessages;
  code: CodeMessages;
  methods: Record<MfaBuiltInMethod, { title: string; description: string }>;
  challenge: ChallengeMessages;
  reauth: ReauthMessages;
}

/** What is said while a method is set up, and about backup codes. */
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
  copied: string;
  copyFailed: string;
  working: string;
  stillWorking: string;
  retryIn(wait: string): string;
  attemptsLeft(count: number): string;
  step(current: number, total: number): string;
  /** A part of the page did not arrive. */
  loadFailedTitle: string;
  loadFailedDescription: string;
  /** A screen threw. Why, it cannot tell. */
  brokenTitle: string;
  brokenDescription: string;
}

export interface CodeMessages {
  label(length: number): string;
  autoSubmit(length: number): string;
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
  /** After an unanswered call: the code may be used up. */
  backupCodeMayBeUsed: string;
  verify: string;
  usePasskey: string;
  /** INVALID_CODE of a passkey, which is no code that could be mistyped. */
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
  /** Titles of a verification that is over, by what ended it. */
  expiredTitle: string;
  tooManyCodesTitle: string;
  startAgain: string;
  /** Where a page expected an interrupted sign-in and there is none. */
  nothingPendingTitle: string;
  blockedTitle: string;
  blockedDescription: string;
  helpTitle: string;
  helpDescription: string;
  /** Shown where the provider has no `support`. */
  contactSupport: string;
  verifiedTitle: string;
  signingInTitle: string;
  signedInTitle: string;
  signInFailedTitle: string;
}

export interface ReauthMessages {
  title: string;
  description: string;
  label: string;
  /** A toggle: it is announced as pressed while the password is shown. */
  showPassword: string;
  empty: string;
  confirm: string;
  /** A step-up was passed, and what needed it is being done. */
  verifiedTitle: string;
}

export interface EnrollmentMessages {
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
  /** Where the backend allows none of the methods. */
  nothingTitle: string;
  doneTitle: string;
  doneDescription: string;
  /** The button that leaves the last screen. */
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

/** Set-up of what a code is sent to. */
export interface SentMessages {
  phoneLabel: string;
  phoneHint: string;
  /** Where no country can be chosen. */
  phoneHintPlain: string;
  phoneCountry: string;
  phoneEmpty: string;
  changePhone: string;
  emailLabel: string;
  emailHint: string;
  changeEmail: string;
  smsNote: string;
  smsHelp: string;
  emailHelp: string;
}

export interface TotpMessages {
  getApp: string;
  scan: string;
  /** Unfolds the key where the QR code is shown, and where the app is opened by a button. */
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
  /** Declines codes where there were none; `later` declines new ones. */
  skip: string;
  savedTitle: string;
  savedDescription: string;
  fileTitle(service: string): string;
  fileDate(date: string): string;
  fileNote: string;
}
