/** What account settings and the administrators' screens say in one language. */
export interface MfaAccountMessages {
  settings: SettingsMessages;
  admin: AdminMessages;
}

export interface SettingsMessages {
  title: string;
  /** Above the question for the password or a code. */
  purpose: string;
  loading: string;
  badge: Record<'on' | 'off', string>;
  on: string;
  /** The same where the factors are not known. */
  onUnlisted: string;
  off: string;
  factorsTitle: string;
  add: string;
  setUp: string;
  default: string;
  lastUsed(date: string): string;
  added(date: string): string;
  /** What the buttons of a method show. The name of each is one of the three below, and contains it (WCAG 2.2 SC 2.5.3). */
  actions: Record<'rename' | 'makeDefault' | 'remove', string>;
  rename(name: string): string;
  makeDefault(name: string): string;
  remove(name: string): string;
  codesTitle: string;
  codesLeft(count: number): string;
  /** Where the number of codes is not known. */
  codesUnknown: string;
  keptByPolicy: string;
  renameTitle: string;
  renameLabel: string;
  renameEmpty: string;
  save: string;
  removeTitle(name: string): string;
  removeDescription: string;
  removeLast: string;
  removeConfirm: string;
  manageCodes: string;
  disable: string;
  disableTitle: string;
  disableDescription: string;
  disableConfirm: string;
  done: Record<'remove' | 'rename' | 'make-default' | 'disable' | 'add' | 'codes', string>;
}

export interface AdminMessages {
  /** Above the question for the password or a code. */
  purpose: string;
  policyTitle: string;
  policyDescription: string;
  enabled: string;
  methods: string;
  noMethod: string;
  enrollment: string;
  strength: Record<'optional' | 'recommended' | 'required', string>;
  save: string;
  policySaved: string;
  /** The server has put something else in force than was asked for. */
  policyAdjusted: string;
  resetTitle: string;
  resetDescription: string;
  user: string;
  userEmpty: string;
  userUnknown: string;
  find: string;
  off: string;
  /** `methods` is a list in words, such as "Passkey and Email". */
  has(methods: string): string;
  /** Where it is on and the methods are not known. */
  hasUnlisted: string;
  resetWarning: string;
  reason: string;
  reasonHint: string;
  reasonEmpty: string;
  typeUser(user: string): string;
  typedWrong: string;
  reset: string;
  resetDone(user: string): string;
  resetDoneNext: string;
  anotherUser: string;
}
